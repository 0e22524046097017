"""Job descriptions made up of sentences: python benchmarks/job_descriptions.py FOLDER COUNT.

Each is a Markdown text of some 50 lines with front words, duties, requirements, years, a degree, and now and
then a line by which it takes over another role. The same number gives the same text on every run.
"""

import random
import sys
from pathlib import Path

SENIORITY = ("Junior", "Associate", "", "", "Senior", "Lead", "Principal")
TRADES = (
    "Accounting Clerk", "Payroll Specialist", "Credit Analyst", "Warehouse Planner", "Data Engineer",
    "Support Agent", "Museum Registrar", "Network Administrator", "Buyer", "Tax Accountant", "Nurse Manager",
    "Quality Inspector", "Claims Adjuster", "Site Supervisor", "Recruiter", "Marketing Coordinator",
    "Product Designer", "Legal Assistant", "Treasury Analyst", "Maintenance Technician", "Fleet Dispatcher",
    "Laboratory Assistant", "Store Manager", "Billing Coordinator",
)  # fmt: skip
PLACES = (
    "North", "South", "Harbour", "Export", "Retail", "Hospital", "Campus", "Rail", "Energy", "Foods",
    "Housing", "Islands", "Mining", "Textiles", "Aviation", "Timber", "Shipping",
)  # fmt: skip
VERBS = (
    "Prepares", "Reviews", "Reconciles", "Maintains", "Reports on", "Coordinates", "Plans", "Checks",
    "Records", "Documents", "Follows up on", "Improves", "Answers questions about", "Audits", "Schedules",
)  # fmt: skip
THINGS = (
    "supplier invoices", "monthly accounts", "the stock count", "bank statements", "travel claims",
    "customer orders", "the budget of the team", "open tickets", "contracts with carriers", "test results",
    "staff rosters", "tax returns", "delivery notes", "the list of assets", "training records", "price lists",
    "safety checks", "credit limits", "returns and repairs", "data from the tills", "goods in transit",
)  # fmt: skip
ENDS = (
    "for the site", "before the end of the month", "together with the warehouse",
    "and tells the lead of gaps",
    "by the rules of the house", "for three regions", "with the help of the finance team", "each working day",
    "so that nothing is paid twice", "and keeps the files in order", "for auditors", "on request",
)  # fmt: skip
LEVELS = ("Basic knowledge of", "Working knowledge of", "Proficient in", "Advanced knowledge of", "Expert in")
SYSTEMS = (
    "Excel", "SAP", "QuickBooks", "Salesforce", "NetSuite", "Power BI", "Workday", "SQL", "Python", "Jira",
    "Microsoft Word", "Outlook", "Tableau", "Oracle", "Xero", "ServiceNow", "Google Sheets", "Concur",
)  # fmt: skip
HELD = (
    "Good command of written English", "Careful with figures", "Able to explain accounts to colleagues",
    "Willing to work shifts", "Driving licence", "Knows how to set priorities", "Calm under pressure",
    "Attention to detail", "Enjoys working with customers", "Keeps confidential what is confidential",
)  # fmt: skip
DEGREES = (
    "Bachelor's degree in accounting or a related field", "High school diploma",
    "Associate degree in business",
    "Master's degree in economics, or equivalent experience", "Vocational training in commerce",
)  # fmt: skip
ABOUT = (
    "We run depots in nine towns and move what others make.",
    "The team is small and sits beside the workshop.",
    "Our customers are schools, shops and hospitals.",
    "The post is open from spring and reports to the head of finance.",
    "Most of the work is done on site; one day a week may be spent at home.",
)  # fmt: skip
OFFERS = (
    "Thirty days of leave",
    "A pension from the first day",
    "Free coffee and fruit",
    "A bicycle to lease",
)


def title(number: int) -> str:
    """The title of a role, another for each number."""
    trade, rest = TRADES[number % len(TRADES)], number // len(TRADES)
    seniority, rest = SENIORITY[rest % len(SENIORITY)], rest // len(SENIORITY)
    place, again = PLACES[rest % len(PLACES)], rest // len(PLACES)
    more = f" {again + 1}" if again else ""
    return f"{seniority} {place} {trade}{more}".strip()


def job_description(number: int) -> str:
    """The text of a job description."""
    chance = random.Random(number)
    duties = [f"- {_duty(chance)}" for _ in range(chance.randint(10, 16))]
    systems = [f"- {chance.choice(LEVELS)} {name}" for name in chance.sample(SYSTEMS, 5)]
    years = chance.randint(1, 9)
    held = [f"- {words}" for words in chance.sample(HELD, 4)]
    wishes = [f"- Experience with {name}" for name in chance.sample(SYSTEMS, 2)]
    takes_over = (
        [f"Includes all the duties of the {title(number - 1)}, plus:", ""]
        if number and not number % 9
        else []
    )
    return "\n".join(
        (
            f"# {title(number)}", "", *chance.sample(ABOUT, 3), "",
            "## Responsibilities", "", *takes_over, *duties, "",
            "## Requirements", "", f"- {chance.choice(DEGREES)}",
            f"- {years}+ years of experience in {chance.choice(THINGS)}", *systems, *held, "",
            "## Nice to have", "", *wishes, "",
            "## What we offer", "", *(f"- {words}" for words in OFFERS), "",
        )
    )  # fmt: skip


def _duty(chance: random.Random) -> str:
    return f"{chance.choice(VERBS)} {chance.choice(THINGS)} {chance.choice(ENDS)}"


def write(folder: Path, count: int) -> None:
    """Write so many job descriptions into a folder, a file each."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (folder / f"role-{number:05}.md").write_text(job_description(number), encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]))
