"""Small taxonomies of each format, written by hand, for tests of their readers."""

from pathlib import Path

ESCO_FILES = {
    "occupations_en.csv": (
        "conceptType,conceptUri,iscoGroup,preferredLabel,altLabels\n"
        'Occupation,http://e/occupation/o1,2654,technical director,"head of technical\ntechnical manager"\n'
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
