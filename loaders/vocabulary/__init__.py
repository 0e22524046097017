"""What words mean: systems, competencies, phrases and wordings, read from YAML."""
