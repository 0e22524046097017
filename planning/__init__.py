"""Who holds which skill, who could learn it, and what a change does to that."""
