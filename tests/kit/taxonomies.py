"""Small taxonomies of each format, written by hand, for tests of their readers."""

import json
from pathlib import Path
from typing import Any

ESCO_FILES = {
    "occupations_en.csv": (
        "conceptType,conceptUri,iscoGroup,preferredLabel,altLabels\n"
        'Occupation,http://e/occupation/o1,2654,technical director ,"head of technical\ntechnical manager"\n'
        "Occupation,http://e/occupation/o2,8121,metal drawer,\n"
    ),
    "skills_en.csv": (
        "conceptType,conceptUri,skillType,preferredLabel,altLabels\n"
        'KnowledgeSkillCompetence,http://e/skill/s1,skill/competence,draw metal,"metal drawing"\n'
        "KnowledgeSkillCompetence,http://e/skill/s2,knowledge,theatre techniques,\n"
    ),
    "ISCOGroups_en.csv": (
        "conceptType,conceptUri,code,preferredLabel\n"
        "ISCOGroup,http://e/isco/C2654,2654,Film and stage directors\n"
    ),
    "occupationSkillRelations.csv": (
        "occupationUri,relationType,skillType,skillUri\n"
        "http://e/occupation/o1,essential,knowledge,http://e/skill/s2\n"
        "http://e/occupation/o2,essential,skill/competence,http://e/skill/s1\n"
        "http://e/occupation/o1,optional,skill/competence,http://e/skill/s1\n"
    ),
}
ONET_FILES = {
    "Occupation Data.txt": "O*NET-SOC Code\tTitle\tDescription\n11-1.00\tChief\tLeads\n43-1.00\tClerk\t\n",
    "Alternate Titles.txt": "O*NET-SOC Code\tAlternate Title\tShort Title\tSource(s)\n11-1.00\tCEO\t\t08\n",
    "Skills.txt": (
        "O*NET-SOC Code\tElement ID\tElement Name\tScale ID\tData Value\tRecommend Suppress\tDomain Source\n"
        "11-1.00\t2.A\tReading\tIM\t4.12\tN\tAnalyst\n11-1.00\t2.A\tReading\tLV\t4.62\tN\tAnalyst\n"
        "11-1.00\t2.B\tRepairing\tIM\t2.99\tN\tAnalyst\n43-1.00\t2.A\tReading\tIM\t3.00\tN\tAnalyst\n"
        "43-1.00\t2.C\tSpeaking\tIM\t3.50\tY\tAnalyst\n"
    ),
    "Technology Skills.txt": (
        "O*NET-SOC Code\tExample\tCommodity Code\tCommodity Title\tHot Technology\tIn Demand\n"
        '43-1.00\tMicrosoft Excel\t43232110\tSpreadsheet software\tY\tN\n43-1.00\tThe "B" File\t1\tx\tN\tN\n'
    ),
    "Task Statements.txt": "O*NET-SOC Code\tTask ID\tTask\n43-1.00\t1\tFile the papers.\n",
}
CASE_FILE: dict[str, Any] = {
    "CFDocument": {"identifier": "d", "title": "Framework"},
    "CFItems": [
        {"identifier": "t", "fullStatement": "Finance", "CFItemType": "Job Family"},
        {
            "identifier": "r1",
            "fullStatement": "Clerk",
            "CFItemType": "Work Role",
            "uri": "https://e.org/i/r1",
        },
        {"identifier": "r2", "fullStatement": "Senior clerk", "CFItemType": "occupation"},
        {"identifier": "x", "fullStatement": "Files the papers in a spreadsheet", "CFItemType": "Task"},
        {"identifier": "s1", "fullStatement": "Filing", "CFItemType": "Competencies"},
        {"identifier": "s2", "fullStatement": "Excel", "CFItemType": "Software"},
        {"identifier": "l", "fullStatement": "Advanced", "CFItemType": "Level"},
    ],
    "CFAssociations": [
        {
            "identifier": f"a{number}",
            "associationType": kind,
            "originNodeURI": {"identifier": origin},
            "destinationNodeURI": {"identifier": destination},
        }
        for number, (origin, kind, destination) in enumerate(
            (
                ("t", "isChildOf", "d"),
                ("r1", "isChildOf", "t"),
                ("r2", "isChildOf", "t"),
                ("r1", "precedes", "r2"),
                ("x", "isChildOf", "r1"),
                ("x", "isRelatedTo", "s2"),
                ("x", "hasSkillLevel", "l"),
                ("s1", "isChildOf", "r1"),
                ("r2", "isRelatedTo", "s1"),
                ("r2", "ext:knows", "r1"),
            )
        )
    ],
}
SCHEMA_FILE: dict[str, Any] = {
    "@context": "https://schema.org/",
    "@type": "Person",
    "name": "A clerk",
    "hasOccupation": {
        "@type": ["Occupation"],
        "name": "Clerk",
        "alternateName": "Filing clerk",
        "occupationalCategory": {"@type": "CategoryCode", "name": "Finance", "codeValue": "43"},
        "responsibilities": "Files the papers\nKeeps the keys",
        "qualifications": "A driving licence",
        "educationRequirements": {
            "@type": "EducationalOccupationalCredential",
            "credentialCategory": "high school",
        },
        "experienceRequirements": {
            "@type": "OccupationalExperienceRequirements",
            "monthsOfExperience": 24,
        },
        "skills": [
            "Filing, Excel",
            {
                "@type": "DefinedTerm",
                "name": "SAP",
                "additionalType": "https://schema.org/SoftwareApplication",
            },
            "Keeps the papers of three departments in good order",
        ],
    },
}
SKOS_FILE = """
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix esco: <http://data.europa.eu/esco/model#> .
@prefix ex: <http://example.org/> .

ex:finance a skos:Concept ; skos:prefLabel "Finance"@en .
ex:clerk a skos:Concept , esco:Occupation ;
    skos:prefLabel "Buchhalter"@de , "Clerk"@en ;
    skos:altLabel "Bookkeeper"@en , "Bilanzbuchhalter"@de ;
    skos:broader ex:finance ;
    esco:relatedEssentialSkill ex:excel ;
    esco:relatedOptionalSkill ex:sap .
ex:senior a skos:Concept , esco:Occupation ;
    skos:prefLabel "Senior clerk"@en ;
    skos:broader ex:clerk .
ex:excel a skos:Concept , esco:Skill ; skos:prefLabel "Spreadsheets"@en .
ex:sap a skos:Concept , esco:Skill ; skos:prefLabel "SAP"@en ; esco:isEssentialSkillFor ex:senior .
"""


def esco_folder(folder: Path, **changed: str | None) -> Path:
    """A folder of ESCO files; a file named by the beginning of its name is changed, or left out by None."""
    folder.mkdir(exist_ok=True)
    for name, text in ESCO_FILES.items():
        given = changed.get(name.partition("_")[0].partition(".")[0], text)
        if given is not None:
            (folder / name).write_text(given, encoding="utf-8")
    return folder


def skos_file(folder: Path, text: str = SKOS_FILE, name: str = "roles.ttl") -> Path:
    """A file of SKOS in Turtle."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def onet_folder(folder: Path, **changed: str | None) -> Path:
    """A folder of O*NET's text files; a file named by its first word is changed, or left out by None."""
    folder.mkdir(exist_ok=True)
    for name, text in ONET_FILES.items():
        given = changed.get(name.partition(" ")[0].partition(".")[0], text)
        if given is not None:
            (folder / name).write_text(given, encoding="utf-8")
    return folder


def json_file(folder: Path, value: Any, name: str = "roles.json") -> Path:
    """A file of JSON."""
    path = folder / name
    path.write_text(value if isinstance(value, str) else json.dumps(value, indent=1), encoding="utf-8")
    return path
