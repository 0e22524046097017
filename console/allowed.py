"""What the console lets through; whatever is not listed here is refused."""

# A query, and a part of a UNION, opens with one of these.
OPENING = frozenset({"MATCH", "OPTIONAL", "UNWIND", "WITH", "RETURN", "CALL"})
CLAUSES = OPENING | {"WHERE", "ORDER", "SKIP", "OFFSET", "LIMIT", "UNION", "YIELD", "FINISH"}
# Expressions that hold a query of their own in braces.
SUBQUERIES = frozenset({"EXISTS", "COUNT", "COLLECT"})
SHOWN_CLAUSES = "MATCH, OPTIONAL MATCH, WHERE, WITH, UNWIND, RETURN, ORDER BY, SKIP, LIMIT, UNION, CALL { … }"

# Words that stand after a value: some ask for the next value, some close the one before.
JOINING = frozenset({"AND", "OR", "XOR", "IN", "IS", "AS", "WHERE", "CONTAINS", "WHEN", "THEN", "ELSE"})
JOINING_WITH = frozenset({"STARTS", "ENDS"})
CLOSING = frozenset({"END", "ASC", "DESC", "ASCENDING", "DESCENDING", "PATH", "PATHS", "GROUP", "GROUPS"})
# Words that stand before a value.
LEADING = frozenset({"NOT", "DISTINCT", "CASE", "WHEN", "ALL", "ANY", "SHORTEST"})

# A second lock: Cypher lets these be names too, the console wants them in backticks then.
_WRITES = {"CREATE", "DELETE", "DETACH", "DROP", "FOREACH", "INSERT", "MERGE", "NODETACH", "REMOVE", "SET"}
_REACHES_OUT = {"CALL", "CSV", "EXPLAIN", "LOAD", "PROFILE", "SHOW", "TERMINATE", "TRANSACTIONS", "USE"}
NEVER_BARE = frozenset(_WRITES | _REACHES_OUT)

PROCEDURES = frozenset(
    {"db.labels", "db.relationshiptypes", "db.propertykeys", "db.index.fulltext.querynodes"}
)
SHOWN_PROCEDURES = "db.labels, db.relationshipTypes, db.propertyKeys, db.index.fulltext.queryNodes"

# Left out on purpose: reduce and replace, with which a short text fills the memory of the server, and
# randomUUID, file and URL functions, which no question to the atlas needs.
MOST_RANGE = 10_000
_AGGREGATES = "avg collect count max min percentilecont percentiledisc stdev stdevp sum"
_PREDICATES = "all any exists isempty none single"
_SCALARS = """
    coalesce elementid endnode head id last length nullif properties size startnode toboolean tobooleanornull
    tofloat tofloatornull tointeger tointegerornull type valuetype
"""
_LISTS = """
    keys labels nodes range relationships reverse tail tobooleanlist tofloatlist tointegerlist
    tostringlist
"""
_TEXTS = """
    btrim char_length character_length left lower ltrim right rtrim split substring tolower tostring
    tostringornull toupper trim upper
"""
_NUMBERS = """
    abs acos asin atan atan2 ceil cos cot degrees e exp floor haversin isnan log log10 pi radians rand round
    sign sin sqrt tan
"""
_TIMES = """
    date date.truncate datetime datetime.fromepoch datetime.fromepochmillis datetime.truncate duration
    duration.between duration.indays duration.inmonths duration.inseconds localdatetime
    localdatetime.truncate localtime localtime.truncate time time.truncate timestamp
"""
_PLACES_AND_PATHS = "point point.distance point.withinbbox allshortestpaths shortestpath"
FUNCTIONS = frozenset(
    " ".join(
        (_AGGREGATES, _PREDICATES, _SCALARS, _LISTS, _TEXTS, _NUMBERS, _TIMES, _PLACES_AND_PATHS)
    ).split()
)
