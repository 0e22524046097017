"""A document in another language is told as such: structure and systems are read, competencies are not."""

from functools import partial
from pathlib import Path

import pytest

from graph.documents import Finding
from graph.kinds import NodeKind
from loaders.documents.load import load
from loaders.documents.records import LoadReport
from tests.kit.texts import load_text

SPANISH = """---
title: Analista de facturación
---

# Analista de facturación

Funciones:
- Emitir las facturas de los clientes y registrar los cobros en NetSuite
- Revisar con el equipo de ventas los contratos para la región
- Preparar informes mensuales en Excel

Requisitos:
- Manejo de Excel y conocimiento de SQL
- Team player con experiencia en el puesto
"""
DUTCH = """---
title: Medewerker debiteuren
---

# Medewerker debiteuren

Taken:
- Je boekt de betalingen van onze klanten in Exact Online
- Je stelt rapporten op voor het management en de afdeling verkoop

Profiel:
- Ervaring met Excel en kennis van de boekhouding
- Je werkt goed samen met een klein team
"""
ITALIAN = """---
title: Addetto alla contabilità
---

# Addetto alla contabilità

Mansioni:
- Registrare le fatture dei fornitori in SAP
- Preparare i pagamenti per la banca e controllare gli estratti conto
- Gestione della cassa con Excel

Requisiti:
- Buona conoscenza di Excel ed esperienza nel ruolo
- Lavoro di squadra con i colleghi della sede
"""
GERMAN_WITH_ENGLISH = """Controller (m/w/d)

Aufgaben:
- Erstellung der Monatsberichte und Abstimmung mit dem Accounting Team
- Reporting für das Management und die Gesellschafter in Power BI
- Budgeting und Forecasting für alle Business Units

Profil:
- Sehr gute Kenntnisse in Excel und SAP
- Erfahrung im Controlling oder in der Wirtschaftsprüfung
"""
FRENCH_PROSE = """Comptable fournisseurs

Missions
- Saisir les factures et préparer les paiements dans Cegid
- Répondre aux fournisseurs et suivre les litiges avec les acheteurs
- Participer à la clôture mensuelle pour la direction

Profil
- Bonne maîtrise d'Excel et rigueur dans le suivi des dossiers
"""
ENGLISH = """Payroll Officer

Responsibilities:
- Runs the payroll of the German and French offices in Sage
- Answers questions of employees in Paris, Den Haag and Los Angeles
- Knows the word "und" and the rules for contrats de travail
"""


read = partial(load_text, name="role.md")


def told(report: LoadReport) -> list[Finding]:
    return [finding for finding in report.findings if finding.code == "other-language"]


@pytest.mark.parametrize(
    ("text", "code", "name", "systems"),
    [
        (SPANISH, "es", "Spanish", {"NetSuite", "Excel", "SQL"}),
        (DUTCH, "nl", "Dutch", {"Exact Online", "Excel"}),
        (ITALIAN, "it", "Italian", {"SAP", "Excel"}),
        (GERMAN_WITH_ENGLISH, "de", "German", {"Power BI", "Excel", "SAP"}),
        (FRENCH_PROSE, "fr", "French", {"Cegid", "Excel"}),
    ],
)
def test_another_language_is_told_once_and_only_systems_are_read(
    tmp_path: Path, text: str, code: str, name: str, systems: set[str]
) -> None:
    report = read(tmp_path, text)
    assert report.documents[0].language == code
    assert [name in finding.message for finding in told(report)] == [True]
    named = {m.skill for role in report.roles for r in role.requirements for m in r.mentions}
    assert {skill.name for skill in named if skill.kind == NodeKind.SYSTEM} >= systems
    assert {skill.name for skill in named if skill.kind == NodeKind.COMPETENCY} == set()
    assert "no-skill" not in {finding.code for finding in report.findings}


@pytest.mark.parametrize("text", [ENGLISH, "Clerk\n\n- Excel\n- SAP\n", "Koch\n\n- Küche\n"])
def test_english_and_what_says_too_little_is_no_other_language(tmp_path: Path, text: str) -> None:
    report = read(tmp_path, text)
    assert report.documents[0].language is None
    assert told(report) == []


def test_documents_in_one_language_are_told_once(tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        path = tmp_path / f"{name}.md"
        lines = "\n".join(f"- Prüft die Belege für das Lager und die Kasse im Monat {n}" for n in range(6))
        path.write_text(f"# Buchhalter {name}\n\n## Aufgaben\n\n{lines}\n", encoding="utf-8")
    report = load([tmp_path])
    (told,) = (finding for finding in report.findings if finding.code == "other-language")
    assert told.document.endswith("a.md")
    assert told.message.endswith("; 2 other documents are so too")
    assert {document.language for document in report.documents} == {"de"}
