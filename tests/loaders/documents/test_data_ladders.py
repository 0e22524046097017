"""Ladders that are written as data: the roles and what each is asked, in the shapes that people use."""

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

from loaders.documents.records import LoadReport, Role
from tests.kit.texts import load_text

Loaded = Callable[..., LoadReport]


@pytest.fixture
def loaded(tmp_path: Path) -> Loaded:
    """What the loader makes of a text in a file of this name."""

    def loaded(text: str, name: str = "ladder.yaml") -> LoadReport:
        return load_text(tmp_path, dedent(text), name)

    return loaded


def asked(role: Role) -> list[str]:
    return [requirement.place.text for requirement in role.requirements]


def by_title(report: LoadReport) -> dict[str, list[str]]:
    return {role.title: asked(role) for role in report.roles}


def links(report: LoadReport) -> list[tuple[str, str | None]]:
    titles = {role.id: role.title for role in report.roles}
    return [(r.title, titles.get(i.target or "")) for r in report.roles for i in r.inherits]


def levels(role: Role) -> dict[str, int | None]:
    named = (m for requirement in role.requirements for m in requirement.mentions)
    return {m.skill.name: int(m.level) if m.level else None for m in named}


def codes(report: LoadReport) -> list[str]:
    return [finding.code for finding in report.findings]


def test_levels_declared_as_a_list_and_topics_with_a_key_for_each(loaded: Loaded) -> None:
    report = loaded(
        """\
        title: Nursing career framework
        levels: [Staff Nurse, Charge Nurse, Nurse Manager]
        competencies:
          Patient care:
            Staff Nurse:
              - Assesses patients on admission
              - Gives medicines as prescribed
            Charge Nurse:
              - Plans the care of a whole ward
            Nurse Manager: Sets the standard of care for the site
          Communication:
            Staff Nurse: Hands over at the end of each shift
            Charge Nurse:
              - Leads the daily huddle
              - All of the Staff Nurse expectations
        """
    )
    assert by_title(report) == {
        "Staff Nurse": [
            "Assesses patients on admission",
            "Gives medicines as prescribed",
            "Hands over at the end of each shift",
        ],
        "Charge Nurse": ["Plans the care of a whole ward", "Leads the daily huddle"],
        "Nurse Manager": ["Sets the standard of care for the site"],
    }
    assert links(report) == [("Charge Nurse", "Staff Nurse")]
    assert {role.track for role in report.roles} == {"Nursing"}
    assert [r.heading for r in report.roles[0].requirements] == ["Patient care"] * 2 + ["communication"]


def test_an_export_of_an_hr_system(loaded: Loaded) -> None:
    report = loaded(
        """\
        [
          {"jobTitle": "Warehouse Operative", "department": "Logistics", "jobId": "W-17",
           "salary": "24000-26000", "minYears": 1, "education": "high school",
           "responsibilities": ["Pick and pack orders", "Load lorries safely"],
           "skills": ["Forklift licence", "SAP EWM"], "url": "https://jobs.example.org/17"},
          {"jobTitle": "Warehouse Team Leader", "department": "Logistics", "jobId": "W-18",
           "experience": "3+ years in a warehouse", "education": {"degree": "Bachelor's degree"},
           "inheritsFrom": "W-17",
           "responsibilities": ["Plan the shifts of the team"],
           "skills": {"SAP EWM": "advanced", "Microsoft Excel": 3}, "niceToHave": ["Power BI"]}
        ]
        """,
        "export.json",
    )
    operative, leader = report.roles
    assert asked(operative) == ["Pick and pack orders", "Load lorries safely", "Forklift licence", "SAP EWM"]
    assert (operative.years and operative.years.min, operative.education and operative.education.level) == (
        1,
        "high_school",
    )
    assert asked(leader) == ["Plan the shifts of the team", "SAP EWM", "Microsoft Excel", "Power BI"]
    assert leader.years
    assert (leader.years.min, leader.years.line) == (3, 7)
    assert leader.education
    assert leader.education.level == "bachelor"
    assert levels(leader) == {
        "Work planning & coordination": None,
        "SAP EWM": 4,
        "Excel": 3,
        "Power BI": None,
    }
    assert [m.usage.value for m in leader.requirements[-1].mentions] == ["preferred"]
    assert links(report) == [("Warehouse Team Leader", "Warehouse Operative")]
    assert [r.place.line for r in leader.requirements] == [9, 10, 10, 10]


def test_families_of_roles_with_groups_of_skills(loaded: Loaded) -> None:
    report = loaded(
        """\
        families:
          - name: Data
            roles:
              - role: Data Analyst
                summary: Works with the people who ask.
                skills:
                  technical:
                    - SQL
                    - name: Tableau
                      level: 3
                  soft:
                    - Communicates findings to people without a background in numbers
                requirements:
                  must_have: ["At least 2 years of reporting", "Knows Excel very well"]
                  nice_to_have: ["Python"]
              - role: Senior Data Analyst
                builds_on: Data Analyst
                min_years: 5
                responsibilities: ["Reviews the work of other analysts"]
          - name: Finance
            roles:
              - role: Accountant
                degree: Bachelor in Accounting
                duties: |
                  - Close the month
                  - Prepare the VAT return
        """
    )
    analyst, senior, accountant = report.roles
    assert [role.track for role in report.roles] == ["Data", "Data", "Finance"]
    assert [r.section.value for r in analyst.requirements] == [
        "technical", "technical", "soft", "qualification", "qualification", "qualification",
    ]  # fmt: skip
    assert levels(analyst)["Tableau"] == 3
    assert analyst.years
    assert analyst.years.min == 2
    assert senior.years
    assert senior.years.min == 5
    assert links(report) == [("Senior Data Analyst", "Data Analyst")]
    assert [(r.place.line, r.place.text) for r in accountant.requirements] == [
        (25, "Close the month"),
        (26, "Prepare the VAT return"),
    ]
    assert accountant.education
    assert accountant.education.level == "bachelor"


def test_levels_of_one_role_are_titled_by_it(loaded: Loaded) -> None:
    report = loaded(
        """\
        name: Software Engineer
        levels:
          - level: 1
            name: Junior
            expectations:
              technical: [Writes tests for own code, Fixes small bugs]
              delivery: Delivers small tasks with help
          - level: 2
            name: Mid
            previous: Junior
            expectations:
              technical: [Designs a feature]
          - level: 3
            name: Senior
            inherits: 2
            expectations:
              technical: [Designs services]
        """
    )
    titles = [role.title for role in report.roles]
    assert titles == ["Junior Software Engineer", "Mid Software Engineer", "Senior Software Engineer"]
    assert links(report) == [("Senior Software Engineer", "Mid Software Engineer")]
    # That one comes before the other does not say that it is taken over.
    assert codes(report).count("unlinked-inheritance") == 1


def test_roles_by_their_keys(loaded: Loaded) -> None:
    report = loaded(
        """\
        roles:
          data_engineer:
            level: L2
            skills: {python: advanced, airflow: working}
            expectations: [Builds pipelines that others can run]
          senior_data_engineer:
            level: L3
            extends: data_engineer
            expectations: [Designs the platform]
        """
    )
    assert [role.title for role in report.roles] == ["Data engineer", "Senior data engineer"]
    assert levels(report.roles[0]) == {"Python": 4, "Airflow": 2}
    assert links(report) == [("Senior data engineer", "Data engineer")]


def test_titles_that_are_keys_at_the_top(loaded: Loaded) -> None:
    report = loaded(
        """\
        Senior Accountant:
          years: 5
          responsibilities:
            - Own the month end close
          software: [NetSuite, Excel]
        Junior Accountant:
          years: "up to 2"
          responsibilities:
            - Post journals
        """
    )
    assert by_title(report) == {
        "Senior Accountant": ["Own the month end close", "NetSuite", "Excel"],
        "Junior Accountant": ["Post journals"],
    }
    assert [r.years and (r.years.min, r.years.max) for r in report.roles] == [(5, None), (0, 2)]


def test_codes_of_levels_before_titles_and_in_topics(loaded: Loaded) -> None:
    report = loaded(
        """\
        framework: Customer support
        levels: {L1: Support Agent, L2: Senior Support Agent, L3: Support Lead}
        topics:
          - topic: Tickets
            L1: Solves simple tickets with the help of articles
            L2: Solves tickets nobody else can solve
            L3: Decides which tickets come first
          - topic: Tools
            L1: Uses Zendesk every day
        """
    )
    assert by_title(report) == {
        "Support Agent": ["Solves simple tickets with the help of articles", "Uses Zendesk every day"],
        "Senior Support Agent": ["Solves tickets nobody else can solve"],
        "Support Lead": ["Decides which tickets come first"],
    }


def test_competencies_that_refer_to_levels_by_id(loaded: Loaded) -> None:
    report = loaded(
        """\
        name: Field service
        levels:
          - {id: tech, name: Technician}
          - {id: lead, name: Lead Technician}
        competencies:
          - id: 5f1
            summary: Repairs machines
            examples:
              - Replaces worn parts without help
              - Writes down what was done
            level: tech
            area: craft
          - id: 5f2
            summary: Plans the week of the crew
            examples: []
            level: lead
        """
    )
    assert by_title(report) == {
        "Technician": ["Replaces worn parts without help", "Writes down what was done"],
        "Lead Technician": ["Plans the week of the crew"],
    }


def test_numbered_levels_under_topics_are_levels_of_the_family(loaded: Loaded) -> None:
    report = loaded(
        """\
        ---
        title: "Baking Progression Framework"
        topics:
          - name: dough
            content:
              - level: 1
                criteria: ["Weighs by the recipe", "Cleans up"]
              - level: 2
                criteria: ["All criteria from level 1", "Writes new recipes"]
        ---
        """,
        "baking.md",
    )
    assert by_title(report) == {
        "Baking level 1": ["Weighs by the recipe", "Cleans up"],
        "Baking level 2": ["Writes new recipes"],
    }
    assert links(report) == [("Baking level 2", "Baking level 1")]


def test_a_job_posting_of_schema_org(loaded: Loaded) -> None:
    report = loaded(
        """\
        {"@context": "https://schema.org", "@type": "JobPosting", "title": "Payroll Specialist",
         "datePosted": "2026-01-02", "hiringOrganization": {"@type": "Organization", "name": "Example Ltd"},
         "description": "<p>We seek you.</p><ul><li>Run the payroll</li><li>Answer questions</li></ul>",
         "skills": "Excel, ADP, attention to detail",
         "qualifications": "Certified payroll professional or working towards it",
         "experienceRequirements": {"@type": "OccupationalExperienceRequirements", "monthsOfExperience": 36},
         "educationRequirements": {"credentialCategory": "bachelor degree"},
         "baseSalary": {"@type": "MonetaryAmount", "currency": "EUR", "value": {"minValue": 1}},
         "jobBenefits": "Free fruit and a bicycle"}
        """,
        "posting.json",
    )
    (role,) = report.roles
    assert (role.title, role.years and role.years.min) == ("Payroll Specialist", 3)
    assert role.education
    assert role.education.level == "bachelor"
    assert asked(role) == [
        "Run the payroll",
        "Answer questions",
        "Excel",
        "ADP",
        "attention to detail",
        "Certified payroll professional or working towards it",
    ]


def test_rows_of_role_skill_and_level(loaded: Loaded) -> None:
    rows = """\
        [{"role": "Data Analyst", "skill": "SQL", "level": 3, "required": true},
         {"role": "Data Analyst", "skill": "Tableau", "level": 2, "required": false},
         {"role": "Data Engineer", "skill": "SQL", "level": 5, "required": true}]
        """
    analyst, engineer = loaded(rows, "needs.json").roles
    assert (levels(analyst), levels(engineer)) == ({"SQL": 3, "Tableau": 2}, {"SQL": 5})
    assert [m.usage.value for r in analyst.requirements for m in r.mentions] == ["requirement", "preferred"]


def test_rows_of_a_skill_with_a_key_for_each_role_are_a_table(loaded: Loaded) -> None:
    report = loaded(
        """\
        - {skill: SQL, Data Analyst: 3, Data Engineer: 5}
        - {skill: Tableau, Data Analyst: 4, Data Engineer: 1}
        """
    )
    assert [(role.title, levels(role)) for role in report.roles] == [
        ("Data Analyst", {"SQL": 3, "Tableau": 4}),
        ("Data Engineer", {"SQL": 5, "Tableau": 1}),
    ]
    assert "guessed-table" in codes(report)


def test_a_value_on_a_line_each_and_a_ladder_within_others(loaded: Loaded) -> None:
    report = loaded(
        """\
        {"careerLadder": {"title": "Product Designer", "levels": [
          {"title": "Product Designer I", "scope": "Owns one feature with help", "craft": ["Uses Figma"]},
          {"title": "Product Designer II", "scope": "Owns a feature alone", "tags": ["a", "b"]}]}}
        """,
        "ladder.json",
    )
    assert by_title(report) == {
        "Product Designer I": ["Owns one feature with help", "Uses Figma"],
        "Product Designer II": ["Owns a feature alone"],
    }


def test_german_keys(loaded: Loaded) -> None:
    report = loaded(
        """\
        abteilung: Buchhaltung
        stellen:
          - stellenbezeichnung: Buchhalter
            aufgaben: [Bucht Rechnungen, Stimmt Konten ab]
            berufserfahrung: 2-4 Jahre
            kenntnisse: [DATEV, Excel]
          - stellenbezeichnung: Leiter Buchhaltung
            erbt_von: Buchhalter
            ausbildung: Bachelor
            aufgaben: [Erstellt den Jahresabschluss]
        """
    )
    assert by_title(report) == {
        "Buchhalter": ["Bucht Rechnungen", "Stimmt Konten ab", "DATEV", "Excel"],
        "Leiter Buchhaltung": ["Erstellt den Jahresabschluss"],
    }
    assert links(report) == [("Leiter Buchhaltung", "Buchhalter")]


def test_a_role_in_each_document_of_a_file_and_in_each_line(loaded: Loaded) -> None:
    several = loaded("title: Chef\nduties: [Cooks the soup]\n---\ntitle: Waiter\nduties: [Serves the soup]\n")
    lines = loaded(
        '{"title": "Chef", "duties": ["Cooks the soup"]}\n'
        '{"title": "Waiter", "duties": ["Serves the soup"]}\n',
        "roles.jsonl",
    )
    told = {"Chef": ["Cooks the soup"], "Waiter": ["Serves the soup"]}
    assert (by_title(several), by_title(lines)) == (told, told)
    assert [role.place.line for role in lines.roles] == [1, 2]


def test_what_stands_under_an_anchor_is_asked_wherever_it_is_named(loaded: Loaded) -> None:
    report = loaded(
        """\
        common: &all
          skills: [Excel]
        roles:
          - {title: Clerk, <<: *all, duties: [Files letters]}
          - title: Cashier
            <<: *all
        """
    )
    assert by_title(report) == {"Clerk": ["Files letters", "Excel"], "Cashier": ["Excel"]}


def test_a_file_on_one_line_is_laid_out_anew(loaded: Loaded) -> None:
    roles = ",".join(f'{{"title":"Clerk {n}","duties":["Files letters","Sorts mail"]}}' for n in range(1, 5))
    report = loaded(f"[{roles}]", "roles.json")
    assert [role.place.line for role in report.roles] == [2, 7, 12, 17] or len(
        {role.place.line for role in report.roles}
    ) == 4
    (document,) = report.documents
    text = {line.line: line.text for line in document.lines}
    assert all(role.title in text[role.place.line] for role in report.roles)


def test_a_key_given_twice_is_told_and_both_are_read(loaded: Loaded) -> None:
    report = loaded("title: Clerk\nduties: [Files letters]\nduties: [Sorts the mail]\n")
    assert by_title(report) == {"Clerk": ["Files letters", "Sorts the mail"]}
    told = [(f.line, f.message) for f in report.findings if f.code == "double-key"]
    assert told == [(3, "the key duties is given twice, first on line 2; both are read")]


@pytest.mark.parametrize(
    "text",
    [
        "services:\n  web:\n    image: nginx\n    ports: ['80:80']\n    depends_on: [db]\n",
        "openapi: 3.0.0\ninfo: {title: Orders}\npaths:\n  /orders:\n    get: {summary: List all orders}\n",
        '{"name": "pad", "version": "1.0", "scripts": {"build": "tsc -p ."}, "keywords": ["a b c d"]}',
        "jobs:\n  build:\n    runs-on: ubuntu\n    steps:\n    - name: Check out the code\n",
        "people:\n- {name: Ann, role: Data Engineer, email: a@example.org}\n",
        "just a text that happens to be YAML\n",
        "[1, 2, 3]\n",
    ],
)
def test_data_that_is_no_ladder_is_told_in_one_line(loaded: Loaded, text: str) -> None:
    report = loaded(text)
    assert report.roles == ()
    assert codes(report) == ["no-role"]
    assert len(report.documents[0].lines) == 1


def test_front_matter_of_a_page_stays_what_it_was(loaded: Loaded) -> None:
    report = loaded(
        """\
        ---
        title: Data Engineer
        authors:
          - name: Ann
            role: Software Engineer
        skills: [SQL]
        ---
        ## Responsibilities
        - Builds pipelines
        """,
        "page.md",
    )
    assert by_title(report) == {"Data Engineer": ["Builds pipelines"]}


def test_a_title_before_its_levels(loaded: Loaded) -> None:
    report = loaded(
        """\
        Accountant:
          Junior: [Posts journals, Reconciles bank accounts]
          Senior: [Closes the month]
        Auditor:
          Junior: [Tests samples]
          Senior: [Plans the audit]
        """
    )
    assert by_title(report) == {
        "Junior Accountant": ["Posts journals", "Reconciles bank accounts"],
        "Senior Accountant": ["Closes the month"],
        "Junior Auditor": ["Tests samples"],
        "Senior Auditor": ["Plans the audit"],
    }


def test_topics_that_list_what_each_role_does(loaded: Loaded) -> None:
    report = loaded(
        """\
        matrix:
          - area: Testing
            levels:
              - level: QA Engineer
                description: Writes test cases from the stories
              - level: Senior QA Engineer
                description: Designs the strategy for testing a product
          - area: Automation
            levels:
              - level: QA Engineer
                description: Maintains Selenium scripts
        """
    )
    assert by_title(report) == {
        "QA Engineer": ["Writes test cases from the stories", "Maintains Selenium scripts"],
        "Senior QA Engineer": ["Designs the strategy for testing a product"],
    }
    assert [r.heading for r in report.roles[0].requirements] == ["Testing", "Automation"]


def test_areas_whose_expectations_stand_under_codes_of_levels(loaded: Loaded) -> None:
    report = loaded(
        """\
        framework:
          name: Design career framework
          levels:
            - {code: D1, title: Junior Designer}
            - {code: D2, title: Designer}
          areas:
            - name: Craft
              expectations:
                D1: [Makes clean files in Figma]
                D2: [Owns the flow of a feature, Reviews the work of juniors]
        """
    )
    assert by_title(report) == {
        "Junior Designer": ["Makes clean files in Figma"],
        "Designer": ["Owns the flow of a feature", "Reviews the work of juniors"],
    }
    assert {r.heading for role in report.roles for r in role.requirements} == {"Craft"}


def test_skills_that_name_the_roles_that_need_them(loaded: Loaded) -> None:
    report = loaded(
        """\
        {"title": "Skills matrix", "skills": [
         {"name": "SQL", "roles": {"Data Analyst": 3, "Data Engineer": 5}},
         {"name": "Python", "roles": {"Data Analyst": 2}}]}
        """,
        "matrix.json",
    )
    assert [(role.title, levels(role)) for role in report.roles] == [
        ("Data Analyst", {"SQL": 3, "Python": 2}),
        ("Data Engineer", {"SQL": 5}),
    ]


def test_spoken_keys_with_several_things_in_one_text(loaded: Loaded) -> None:
    report = loaded(
        """\
        {"jobs": [
         {"Job Title": "Electrician", "Required Experience": "At least 3 years",
          "Education Level": "High school diploma", "Preferred Skills": "AutoCAD, SAP",
          "Key Responsibilities": "Installs wiring; Tests circuits; Reads plans"},
         {"Job Title": "Electrical Foreman", "Reports To": "Site Manager",
          "Key Responsibilities": "Leads a crew of electricians"}]}
        """,
        "jobs.json",
    )
    assert by_title(report) == {
        "Electrician": ["AutoCAD", "SAP", "Installs wiring", "Tests circuits", "Reads plans"],
        "Electrical Foreman": ["Leads a crew of electricians"],
    }
    electrician = report.roles[0]
    assert electrician.years
    assert electrician.years.min == 3
    assert electrician.education
    assert electrician.education.level == "high_school"


def test_a_text_with_headings_and_bullets_within_a_role(loaded: Loaded) -> None:
    report = loaded(
        """\
        roles:
          - title: Nurse
            summary: |
              Cares for patients on the ward.

              Responsibilities:
              - Gives medicines
              - Writes the chart

              Benefits:
              - Free parking
            benefits: [Pension, Free parking]
        """
    )
    assert by_title(report) == {"Nurse": ["Gives medicines", "Writes the chart"]}
    assert [r.place.line for r in report.roles[0].requirements] == [7, 8]


def test_resources_with_attributes_as_an_interface_gives_them(loaded: Loaded) -> None:
    report = loaded(
        """\
        {"data": {"positions": [
          {"type": "position", "id": "77",
           "attributes": {"name": "Line Cook", "requirements": ["Knife skills", "Food hygiene certificate"]}},
          {"type": "position", "id": "78",
           "attributes": {"name": "Sous Chef", "requirements": ["3 years as a cook"]}}]}}
        """,
        "positions.json",
    )
    assert by_title(report) == {
        "Line Cook": ["Knife skills", "Food hygiene certificate"],
        "Sous Chef": ["3 years as a cook"],
    }


@pytest.mark.parametrize(
    "text",
    [
        """\
        competencies:
          Communication: {Beginner: Writes clear messages, Advanced: Presents to the board}
          Planning: {Beginner: Plans own week, Advanced: Plans for all}
        """,
        """\
        skills:
          - name: Communication
            levels:
              - {level: Beginner, description: Writes clear messages}
              - {level: Advanced, description: Presents to the board}
          - competency: Planning
            levels:
              - {level: Beginner, description: Plans own week}
              - {level: Advanced, description: Plans for all}
        """,
    ],
)
def test_a_framework_without_roles_says_what_levels_mean(loaded: Loaded, text: str) -> None:
    report = loaded(text)
    assert (report.roles, codes(report)) == ((), ["level-definitions"])
    (document,) = report.documents
    assert [(d.name, d.label, d.text) for d in document.definitions] == [
        ("Communication", "Beginner", "Writes clear messages"),
        ("Communication", "Advanced", "Presents to the board"),
        ("Planning", "Beginner", "Plans own week"),
        ("Planning", "Advanced", "Plans for all"),
    ]


def test_milestones_without_names_are_counted(loaded: Loaded) -> None:
    report = loaded(
        """\
        tracks:
          mobile:
            displayName: Mobile
            milestones:
              - {summary: Works within existing patterns, signals: [Adds small features], examples: []}
              - {summary: Designs new features, signals: [Designs a screen]}
        """
    )
    assert report.roles == ()
    assert [(d.name, d.label, d.text) for d in report.documents[0].definitions] == [
        ("Mobile", "1", "Works within existing patterns"),
        ("Mobile", "2", "Designs new features"),
    ]


def test_grades_under_pillars_and_a_sentence_that_speaks_of_one_by_its_code(loaded: Loaded) -> None:
    report = loaded(
        """\
        title: Data Science
        pillars:
          - pillar: Analysis
            grades:
              - {grade: IC1, expectations: [Answers questions with SQL]}
              - {grade: IC2, expectations: [Designs experiments, All IC1 expectations]}
          - pillar: Delivery
            grades:
              - {grade: IC1, expectations: [Ships small analyses]}
        """
    )
    assert by_title(report) == {
        "Data Science IC1": ["Answers questions with SQL", "Ships small analyses"],
        "Data Science IC2": ["Designs experiments"],
    }
    assert links(report) == [("Data Science IC2", "Data Science IC1")]
    assert [(r.heading, r.section.value) for r in report.roles[0].requirements] == [
        ("Analysis", "role_requirements"),
        ("Delivery", "soft"),
    ]
    assert {role.track for role in report.roles} == {"Data Science"}


def test_expectations_that_list_the_levels_they_are_of(loaded: Loaded) -> None:
    report = loaded(
        """\
        discipline: Quality
        levels:
          - {key: qa1, name: QA Analyst}
          - {key: qa2, name: Senior QA Analyst}
        expectations:
          - text: Writes test plans for a feature
            level: qa1
          - text: Uses Jira every day
            levels: [qa1, qa2]
        """
    )
    assert by_title(report) == {
        "QA Analyst": ["Writes test plans for a feature", "Uses Jira every day"],
        "Senior QA Analyst": ["Uses Jira every day"],
    }


def test_skills_with_levels_under_what_is_required_and_what_is_welcome(loaded: Loaded) -> None:
    report = loaded(
        """\
        ladder: Sales
        steps:
          - step: AE
            title: Account Executive
            previous_role: SDR
            must_have: {HubSpot: advanced, Negotiation: intermediate}
            nice_to_have: {Spanish: basic}
            experience_years: 2
            duties: [Closes deals]
        """
    )
    (role,) = report.roles
    assert (role.title, role.track, role.years and role.years.min) == ("Account Executive", "Sales", 2)
    assert levels(role) == {"HubSpot": 4, "Negotiation": 3, "Spanish": 1, "Sales process": None}
    welcome = [m.skill.name for r in role.requirements for m in r.mentions if m.usage.value == "preferred"]
    assert welcome == ["Spanish"]


def test_the_words_of_a_text_over_lines_stand_where_they_are_said(loaded: Loaded) -> None:
    text = "title: Clerk\nduties: |\n    - Files letters\n      - Sorts mail\nnotes: >\n  x\n"
    (role,) = loaded(text).roles
    lines = text.split("\n")
    places = [role.place, *(r.place for r in role.requirements)]
    assert [lines[p.line - 1][p.start : p.end] for p in places] == ["Clerk", "Files letters", "Sorts mail"]


@pytest.mark.parametrize(
    "text",
    [
        "- {name: Ann Lee, role: Data Engineer, skills: [SQL]}\n- {name: Bo Roe, role: Clerk, skills: [R]}\n",
        "team:\n- {first name: Ann, position: Data Engineer, experience: 4 years, skills: {SQL: 3}}\n",
    ],
)
def test_people_who_hold_roles_are_no_roles(loaded: Loaded, text: str) -> None:
    assert loaded(text).roles == ()


def test_levels_alone_are_levels_of_what_the_file_is_called(loaded: Loaded) -> None:
    text = "Communication:\n  junior: Asks for help early\n  senior: Explains the plan to all\n"
    report = loaded(text, "product-design.yaml")
    assert by_title(report) == {
        "Junior Product design": ["Asks for help early"],
        "Senior Product design": ["Explains the plan to all"],
    }
    assert "low-confidence-title" in codes(report)


def test_short_keys_for_what_must_be_and_what_is_welcome(loaded: Loaded) -> None:
    report = loaded(
        """\
        positions:
          - position: Receptionist
            reports_to: Office Manager
            must:
              languages: [English, French]
              experience: at least 1 year at a front desk
            nice: [Knows Outlook]
            interview_process: [Phone call, Trial day at the desk]
        """
    )
    (role,) = report.roles
    assert asked(role) == ["English", "French", "Knows Outlook"]
    assert role.years
    assert role.years.min == 1
    assert [m.usage.value for m in role.requirements[-1].mentions] == ["preferred"]


def test_titles_as_keys_under_their_departments(loaded: Loaded) -> None:
    report = loaded(
        """\
        Accounting:
          Bookkeeper: [Records daily transactions]
          Senior Bookkeeper: [All Bookkeeper duties, Prepares the trial balance]
        Sales:
          Sales Assistant: [Serves all customers]
        """
    )
    assert [(role.title, role.track) for role in report.roles] == [
        ("Bookkeeper", "Accounting"),
        ("Senior Bookkeeper", "Accounting"),
        ("Sales Assistant", "Sales"),
    ]
    assert links(report) == [("Senior Bookkeeper", "Bookkeeper")]


def test_skills_as_keys_with_a_level_for_each_role(loaded: Loaded) -> None:
    report = loaded(
        """\
        roles: [Analyst, Senior Analyst]
        skills:
          Excel: {Analyst: 2, Senior Analyst: 4}
          SQL: {Senior Analyst: 3}
        """
    )
    assert [(role.title, levels(role)) for role in report.roles] == [
        ("Analyst", {"Excel": 2}),
        ("Senior Analyst", {"Excel": 4, "SQL": 3}),
    ]


def test_levels_under_competencies_of_a_role_that_is_asked_nothing_itself(loaded: Loaded) -> None:
    report = loaded(
        """\
        role: Backend Developer
        competencies:
          - title: Teamwork
            levels:
              junior: {description: Works well in own team, behaviours: [Shares progress daily]}
              senior: {description: Works well across teams, behaviours: [Resolves conflicts]}
        """
    )
    assert by_title(report) == {
        "Junior Backend Developer": ["Shares progress daily"],
        "Senior Backend Developer": ["Resolves conflicts"],
    }


@pytest.mark.parametrize("sign", ["|", ">-", "|-", ">"])
def test_a_page_whose_front_matter_holds_all_its_texts_is_read(sign: str, loaded: Loaded) -> None:
    text = f"""\
        ---
        role: Ferry Clerk
        place: the quay
        responsibilities: {sign}
          * Sells tickets to whoever comes

          * Counts the till in the evening
        requirements: {sign}
          * At least 2 years in a shop

          * Excel
        ---
        """
    report = loaded(text, "clerk.md")
    (role,) = report.roles
    assert role.title == "Ferry Clerk"
    assert sorted(asked(role)) == [
        "At least 2 years in a shop",
        "Counts the till in the evening",
        "Excel",
        "Sells tickets to whoever comes",
    ]
    assert role.years
    assert role.years.min == 2
