"""A sheet as one HTML file that prints well and asks nothing of any host."""

from datetime import date

from exports.markup import html_text
from exports.model import Cell, Paper, Table

LONGEST_WORD = 32
STYLE = """
:root{color-scheme:light}
body{font:10.5pt/1.45 system-ui,sans-serif;color:#1a2233;max-width:190mm;margin:12mm auto;padding:0 6mm}
h1{font-size:19pt;margin:0}h2{font-size:12.5pt;margin:7mm 0 1.5mm;break-after:avoid}
p{margin:1mm 0}.quiet{color:#5b6472}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.6mm 6mm;margin:4mm 0}
dt{color:#5b6472}dd{margin:0}
table{width:100%;border-collapse:collapse;font-size:9.5pt}
th{text-align:left;border-bottom:.4mm solid #1a2233}
th,td{padding:1mm 3mm 1mm 0;vertical-align:top}td.long{overflow-wrap:anywhere}
td{border-bottom:.2mm solid #dfe2ea}td.number{text-align:right;font-variant-numeric:tabular-nums}
tr{break-inside:avoid}thead{display:table-header-group}
footer{margin-top:8mm;font-size:8.5pt;color:#5b6472}
@page{size:A4;margin:14mm 12mm}
@media print{body{margin:0;padding:0;max-width:none}}
"""


def as_html(paper: Paper, on: date) -> str:
    """The sheet as a whole HTML document, with the day it was made."""
    facts = "".join(f"<dt>{html_text(name)}</dt><dd>{html_text(value)}</dd>" for name, value in paper.facts)
    tables = "".join(map(_table, paper.tables))
    notes = "".join(f"<p>{html_text(note)}</p>" for note in paper.notes)
    title = html_text(paper.title)
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta name="viewport" content="width=device-width"><style>{STYLE}</style></head><body>'
        f'<h1>{title}</h1><p class="quiet">{html_text(paper.subtitle)}</p><dl>{facts}</dl>{tables}'
        f"<footer>{notes}<p>Role Atlas, {on.isoformat()}</p></footer></body></html>"
    )


def _table(table: Table) -> str:
    if not table.rows:
        return ""
    head = "".join(f'<th scope="col">{html_text(heading)}</th>' for heading in table.headings)
    body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in table.rows)
    return (
        f"<h2>{html_text(table.title)}</h2><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def _cell(cell: Cell) -> str:
    if isinstance(cell, int | float):
        return f'<td class="number">{cell:,.10g}</td>'
    # Only a word that would not fit may be broken: elsewhere it would make the columns too narrow.
    long = any(len(word) > LONGEST_WORD for word in (cell or "").split())
    opening = '<td class="long">' if long else "<td>"
    return f"{opening}{html_text(cell or '')}</td>"
