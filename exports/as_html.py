"""A sheet as one HTML file that prints well and asks nothing of any host."""

from datetime import date

from exports.markup import Html
from exports.model import Paper, SheetCell, SheetTable

LONGEST_WORD = 32
STYLE = Html("""
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
""")


HEAD = Html(
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
    '<meta name="viewport" content="width=device-width"><style>{style}</style></head>'
)
BODY = Html(
    '<body><h1>{title}</h1><p class="quiet">{subtitle}</p><dl>{facts}</dl>{tables}'
    "<footer>{notes}<p>Role Atlas, {day}</p></footer></body></html>"
)
FACT = Html("<dt>{}</dt><dd>{}</dd>")
NOTE = Html("<p>{}</p>")
TABLE = Html("<h2>{}</h2><table><thead><tr>{}</tr></thead><tbody>{}</tbody></table>")
HEADING = Html('<th scope="col">{}</th>')
ROW = Html("<tr>{}</tr>")
NUMBER = Html('<td class="number">{}</td>')
LONG, SHORT = Html('<td class="long">{}</td>'), Html("<td>{}</td>")
NOTHING = Html("")


def as_html(paper: Paper, on: date) -> str:
    """The sheet as a whole HTML document, with the day it was made."""
    head = HEAD.format(title=paper.title, style=STYLE)
    body = BODY.format(
        title=paper.title,
        subtitle=paper.subtitle,
        facts=NOTHING.join(FACT.format(name, value) for name, value in paper.facts),
        tables=NOTHING.join(map(_table, paper.tables)),
        notes=NOTHING.join(NOTE.format(note) for note in paper.notes),
        day=on.isoformat(),
    )
    return str(head + body)


def _table(table: SheetTable) -> Html:
    if not table.rows:
        return NOTHING
    headings = NOTHING.join(HEADING.format(heading) for heading in table.headings)
    rows = NOTHING.join(ROW.format(NOTHING.join(map(_cell, row))) for row in table.rows)
    return TABLE.format(table.title, headings, rows)


def _cell(cell: SheetCell) -> Html:
    if isinstance(cell, int | float):
        return NUMBER.format(f"{cell:,.10g}")
    # Only a word that would not fit may be broken: elsewhere it would make the columns too narrow.
    long = any(len(word) > LONGEST_WORD for word in (cell or "").split())
    return (LONG if long else SHORT).format(cell or "")
