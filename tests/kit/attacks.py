"""What people try on a read-only Cypher console, and what honest people ask of it."""

ATTACKS: dict[str, str] = {
    "a comment between CALL and the name": "CALL/**/dbms.listConfig()",
    "a comment within LOAD CSV": "LOAD/*x*/CSV FROM 'file:///etc/passwd' AS row RETURN row",
    "a file": "LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row",
    "a foreign host": "LOAD CSV WITH HEADERS FROM $load AS row RETURN row",
    "a foreign host after MATCH": "MATCH (n) WITH n LIMIT 1 LOAD CSV FROM n.id AS row RETURN row",
    "LOAD and CSV on two lines": "load\n\tcsv from 'file:///etc/passwd' as row return row",
    "settings": "CALL dbms.listConfig() YIELD name, value RETURN name, value",
    "settings, the name in backticks": "CALL `dbms`.`listConfig`()",
    "settings, the name half in backticks": "CALL dbms.`listConfig`() YIELD name RETURN name",
    "settings, the name with blanks": "CALL dbms . listConfig ( )",
    "settings after a query": "MATCH (n) CALL dbms.listConfig() YIELD name RETURN name",
    "settings after RETURN *": "MATCH (n) WITH * CALL dbms.components() YIELD name RETURN name",
    "settings after a quantified path": "MATCH ((a)-->(b))+ CALL dbms.components() YIELD name RETURN name",
    "settings in a subquery": "CALL { CALL dbms.listConfig() YIELD name RETURN name } RETURN name",
    "settings, optionally": "OPTIONAL CALL dbms.listConfig() YIELD name RETURN name",
    "a procedure that sets a vector": "MATCH (n) CALL db.create.setNodeVectorProperty(n, 'v', [1.0])",
    "a procedure that makes a label": "CALL db.createLabel('Evil')",
    "a procedure that drops plans": "CALL db.clearQueryCaches()",
    "a procedure that waits": "CALL db.awaitIndexes(300)",
    "a listed name with a tail": "CALL db.labels.evil()",
    "a procedure by parameter": "CALL $load()",
    "a write in a nested subquery": "CALL { CALL { CREATE (n:Evil) RETURN n } RETURN n } RETURN n",
    "a write in a scoped subquery": "MATCH (a) CALL (a) { SET a.evil = 1 RETURN 1 AS x } RETURN x",
    "a write in EXISTS": "MATCH (n) WHERE EXISTS { MATCH (n) SET n.evil = true RETURN n } RETURN n",
    "a write in COUNT in a map": "RETURN {a: COUNT { CREATE (n:Evil) RETURN n }} AS m",
    "a write in COLLECT": "RETURN COLLECT { MERGE (n:Evil) RETURN n.id } AS m",
    "batches": "MATCH (n) CALL (n) { DELETE n } IN TRANSACTIONS OF 10 ROWS",
    "batches of reads": "MATCH (n) CALL (n) { RETURN 1 AS x } IN TRANSACTIONS RETURN x",
    "batches side by side": (
        "UNWIND [1] AS x CALL (x) { RETURN 2 AS y } IN 3 CONCURRENT TRANSACTIONS RETURN y"
    ),
    "PERIODIC COMMIT": "USING PERIODIC COMMIT 500 LOAD CSV FROM 'file:///x' AS r RETURN r",
    "CREATE": "CREATE (n:Evil)",
    "CREATE in mixed case": "CrEaTe (n:Evil) RETURN n",
    "CREATE after a newline": "MATCH (n)\nCREATE\n(m:Evil)",
    "CREATE glued to a bracket": "MATCH (n)CREATE(m:Evil)",
    "CREATE glued to a number": "MATCH (n) WITH 1CREATE (m:Evil)",
    "CREATE glued to a text": "MATCH (n) WHERE n.id='x'CREATE (m:Evil)",
    "CREATE behind a number with a dot": "MATCH (n) WITH n, 1. CREATE (m:Evil)",
    "SET behind a number with a dot": "MATCH (n) WITH n, 1. AS x SET n.evil = 1",
    "SET behind RETURN *": "MATCH (n) WITH * SET n.evil = 1",
    "SET behind a quantified path": "MATCH ((a)-->(b))+ SET a.evil = 1",
    "SET behind a quantifier": "MATCH ((a)-->(b)){1,2} SET a.evil = 1",
    "SET behind CASE": "MATCH (n) WITH n, CASE WHEN true THEN 1 END AS x SET n.evil = 1",
    "MERGE": "MERGE (n:Evil {id: 'x'}) RETURN n",
    "DELETE": "MATCH (n) DELETE n",
    "DETACH DELETE": "MATCH (n) DETACH/* */DELETE n",
    "REMOVE": "MATCH (n) REMOVE n.id RETURN n",
    "INSERT": "INSERT (n:Evil)",
    "FOREACH": "MATCH (n) FOREACH (x IN [1] | SET n.evil = x)",
    "an index": "CREATE INDEX evil FOR (n:AtlasRole) ON (n.evil)",
    "dropping a constraint": "DROP CONSTRAINT entity_key IF EXISTS",
    "a second statement": "MATCH (n) RETURN n; MATCH (m) DETACH DELETE m",
    "a second statement after a comment": "MATCH (n) RETURN n /* ; */ ; CREATE (m:Evil)",
    "a write after UNION": "RETURN 1 AS x UNION CREATE (n:Evil) RETURN 1 AS x",
    "another database": "USE system MATCH (n) RETURN n",
    "another database in a subquery": "CALL { USE system MATCH (n) RETURN n } RETURN n",
    "another graph by name": "USE graph.byName('system') MATCH (n) RETURN n",
    "a graph function": "RETURN graph.names() AS names",
    "users": "SHOW USERS",
    "settings by SHOW": "SHOW SETTINGS YIELD name, value RETURN name, value",
    "what others ask": "SHOW TRANSACTIONS YIELD currentQuery RETURN currentQuery",
    "stopping others": "TERMINATE TRANSACTIONS 'neo4j-transaction-1'",
    "a new password": "ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'b'",
    "a new user": "CREATE USER evil SET PASSWORD 'evil-evil'",
    "a right": "GRANT ROLE admin TO evil",
    "EXPLAIN": "EXPLAIN MATCH (n) RETURN n",
    "PROFILE": "PROFILE MATCH (n) DELETE n",
    "a runtime": "CYPHER runtime=slotted MATCH (n) RETURN n",
    "a language": "CYPHER 25 MATCH (n) RETURN n",
    "apoc over the net": "RETURN apoc.load.json('file:///etc/passwd') AS x",
    "apoc as a procedure": "CALL apoc.load.json('file:///etc/passwd') YIELD value RETURN value",
    "apoc in a map": "RETURN {a: apoc.cypher.runFirstColumnSingle('CREATE (n)', {})} AS x",
    "a function in backticks": "RETURN `apoc`.`load`.`json`('x') AS x",
    "a function after a value": "MATCH (n) RETURN n.x.y(1) AS x",
    "escapes for LOAD": "\\u004C\\u004F\\u0041\\u0044 CSV FROM 'file:///etc/passwd' AS row RETURN row",
    "escapes for CREATE": "MATCH (n) \\u0043REATE (m:Evil)",
    "an escape that closes a text": "MATCH (n) WHERE n.id = 'a\\u0027 CREATE (m:Evil) //' RETURN n",
    "an escape that closes a name": "MATCH (n) RETURN n AS `a\\u0060 CREATE (m:Evil) //`",
    "an escape behind a backslash": "MATCH (n) WHERE n.id = 'a\\\\u0027 CREATE (m:Evil) //' RETURN n",
    "an escape that ends a comment": "MATCH (n) /* \\u002A\\u002F CREATE (m:Evil) /* */ RETURN n",
    "a comment sign in a text, then a write": "MATCH (n) WHERE n.id = '/*' CREATE (m:Evil {id: '*/'})",
    "a line comment in a text, then a write": "MATCH (n) WHERE n.id = '//' CREATE (m:Evil)",
    "a quote in a comment, then a write": "MATCH (n) /* ' */ CREATE (m:Evil) /* ' */ RETURN n",
    "a quote in a line comment, then a write": "MATCH (n) // it's\nCREATE (m:Evil {id: 'x'})",
    "an escaped quote, then a write": "MATCH (n) WHERE n.id = 'a\\\\' CREATE (m:Evil) WITH m WHERE m.id = ''",
    "a quote in the other quotes": 'MATCH (n) WHERE n.id = "\'" CREATE (m:Evil) WITH m WHERE m.id = "\'"',
    "a backtick in a text": "MATCH (n) WHERE n.id = '`' CREATE (m:Evil) WITH m AS `x`",
    "a quote in backticks": "MATCH (n) WITH n AS `'` CREATE (m:Evil) WITH m AS `'`",
    "a doubled backtick": "MATCH (n) WITH n AS `a``b` CREATE (m:Evil)",
    "a backslash in backticks": "MATCH (n) WITH n AS `a\\` CREATE (m:Evil) //`",
    "a line comment that a return ends": "MATCH (n) // harmless\rDELETE n",
    "a line comment that a line separator ends": "MATCH (n) // harmless\u2028DELETE n",
    "comments do not nest": "MATCH (n) /* /* */ CREATE (m:Evil) /* */ RETURN n",
    "a text that does not end": "MATCH (n) WHERE n.id = 'CREATE RETURN n",
    "a comment that does not end": "MATCH (n) RETURN n /* CREATE",
    "a name that does not end": "MATCH (n) RETURN n AS `CREATE",
    "full-width letters": "MATCH (n) \uff23\uff32\uff25\uff21\uff34\uff25 (m:Evil)",
    "a zero-width space within": "MATCH (n) CRE\u200bATE (m:Evil)",
    "a zero-width space in a text": "MATCH (n) WHERE n.id = 'a\u200b' RETURN n",
    "a mark of byte order": "\ufeffCREATE (n:Evil)",
    "a null": "MATCH (n) RETURN n\x00 CREATE (m:Evil)",
    "a blank that does not break": "MATCH (n)\u00a0DELETE n",
    "a long s": "MATCH (n) \u017fET n.evil = 1",
    "a dash that is not ASCII": "MATCH (a)\u2010\u2010(b) DELETE a",
    "a character that silences the server": "RETURN '\U0001f642' AS",
    "a label by expression": "MATCH (n:$(dbms.x())) RETURN n",
    "a label by parameter": "MATCH (n:$any($load)) RETURN n",
    "a clause behind a label": "MATCH (n) WHERE n:AtlasRole CREATE (m:Evil)",
    "a clause behind a property": "MATCH (n) RETURN n. load CREATE (m:Evil)",
    "a clause that is not known yet": "MATCH (n) FROBNICATE n",
    "a clause of Cypher 25": "MATCH (n) LET x = 1 RETURN x",
    "a query in braces": "{ MATCH (n) DELETE n }",
    "a pattern that runs away": "RETURN 'aaaaaaaaaaaaaaaaaaaaaaaaaaaa!' =~ '(a|aa)+$' AS x",
    "a list that fills the memory": "RETURN size([x IN range(1, 1000000000) WHERE x % 7 = 3]) AS s",
    "a list that fills the memory, by a name": "WITH 10 ^ 9 AS most RETURN [x IN range(1, most) | x] AS s",
    "a sum that does not stop": "RETURN reduce(s = 'aaaa', i IN [1, 2, 3] | s + s) AS s",
    "a list in a list": "WITH range(1, 9999) AS l RETURN [x IN l WHERE all(y IN l WHERE y > x)] AS s",
    "brackets without end": "RETURN " + "(" * 3_000 + "1" + ")" * 3_000,
    "too long": "RETURN '" + "a" * 10_000 + "'",
    "nothing": " \n// only a comment",
    "brackets that do not match": "MATCH (n] RETURN n",
}

HONEST: dict[str, str] = {
    "who needs": (
        "MATCH (r:AtlasRole {load: $load})-[n:ATLAS_NEEDS]->(s:AtlasSystem) WHERE s.label = 'LarderSoft'"
        " RETURN r.label, n.level ORDER BY n.level DESC, r.label"
    ),
    "words in a text": "RETURN 'CREATE (n) SET n.x = 1; LOAD CSV -- // /* DROP' AS words",
    "the other quotes": 'RETURN "it\'s `all` text; DELETE" AS words',
    "an escaped quote": "RETURN 'it\\'s // not a comment' AS words, 'a\\\\' AS backslash",
    "comments": (
        "// CREATE (n)\nMATCH (n:AtlasRole /* SET it's */ {load: $load}) RETURN count(n) AS roles // DELETE n"
    ),
    "names in backticks": (
        "MATCH (`create me`:`AtlasRole` {load: $load}) RETURN `create me`.`label` AS `SET x`"
    ),
    "a semicolon at the end": "MATCH (n:AtlasSystem {load: $load}) RETURN n.label;",
    "lower case and windows lines": (
        "match (n:AtlasRole {load: $load})\r\nreturn n.label\r\norder by n.label\r\nlimit 3"
    ),
    "properties named as clauses": (
        "MATCH (n:AtlasRole) RETURN n.load, n.set, {call: 1, create: 2, load: n.load} AS m"
    ),
    "labels named as clauses": "OPTIONAL MATCH (n:AtlasLoad) RETURN n",
    "a path with a bound": (
        "MATCH p = (a:AtlasRole {load: $load})-[:ATLAS_PROMOTES_TO*1..3]->(b:AtlasRole)"
        " RETURN length(p) AS moves, p LIMIT 5"
    ),
    "a quantified path": (
        "MATCH (a:AtlasRole {load: $load})((x)-[:ATLAS_PROMOTES_TO]->(y:AtlasRole WHERE"
        " y.load = $load)){1,3}(b)"
        " RETURN b.label"
    ),
    "a quantified path with plus": "MATCH ((a:AtlasRole)-[:ATLAS_PROMOTES_TO]->(b))+ RETURN size(a) AS moves",
    "a quantified relation": (
        "MATCH (a:AtlasRole {load: $load})-[:ATLAS_PROMOTES_TO]->*(b) RETURN a.label, b.label"
    ),
    "the shortest path": (
        "MATCH p = shortestPath((:AtlasRole {label: 'Line"
        " Cook'})-[:ATLAS_PROMOTES_TO*..5]-(:AtlasRole {label: 'Head Cook'}))"
        " RETURN [n IN nodes(p) | n.label] AS roles"
    ),
    "any shortest path": (
        "MATCH p = ANY SHORTEST (a:AtlasRole)-[:ATLAS_PROMOTES_TO]->+(b:AtlasRole) RETURN length(p) AS moves"
    ),
    "two shortest paths": (
        "MATCH p = SHORTEST 2 PATHS (a:AtlasRole)-[:ATLAS_PROMOTES_TO]->+(b:AtlasRole) RETURN length(p) AS m"
    ),
    "a union": (
        "MATCH (n:AtlasRole {load: $load}) RETURN n.label AS label UNION ALL"
        " MATCH (n:AtlasSystem {load: $load}) RETURN n.label AS label"
    ),
    "a subquery": (
        "MATCH (s:AtlasSystem {load: $load}) CALL (s) { MATCH"
        " (r:AtlasRole)-[:ATLAS_NEEDS]->(s) RETURN count(r) AS roles }"
        " RETURN s.label, roles ORDER BY roles DESC SKIP 0 LIMIT 10"
    ),
    "a subquery of the old form": "CALL { MATCH (n:AtlasRole) RETURN count(n) AS roles } RETURN roles",
    "existence": (
        "MATCH (r:AtlasRole) WHERE NOT EXISTS { (r)-[:ATLAS_NEEDS]->(:AtlasSystem) } AND"
        " EXISTS { MATCH (r)-->() }"
        " RETURN r.label"
    ),
    "a count and a collection": (
        "MATCH (r:AtlasRole) RETURN r.label, COUNT { (r)-[:ATLAS_NEEDS]->() } AS needs,"
        " COLLECT { MATCH (r)-[:ATLAS_NEEDS]->(s) RETURN s.label } AS skills"
    ),
    "a list comprehension": "UNWIND [x IN range(1, 10) WHERE x % 2 = 0 | x * 2.5e0] AS even RETURN even",
    "a case": (
        "MATCH ()-[n:ATLAS_NEEDS]->(s) RETURN s.label, CASE WHEN n.level IS NULL THEN 'not stated'"
        " WHEN n.level >= 4 THEN 'high' ELSE toString(n.level) END AS level"
    ),
    "a map projection": (
        "MATCH (r:AtlasRole) RETURN r {.label, .*, needs: COUNT { (r)-[:ATLAS_NEEDS]->() }} AS role"
    ),
    "everything": "MATCH (r:AtlasRole)-[n:ATLAS_NEEDS]->(s) WITH * WHERE n.level > 2 RETURN *",
    "aggregation": (
        "MATCH (r:AtlasRole)-[n:ATLAS_NEEDS]->(s:AtlasSystem|AtlasCompetency) WITH s,"
        " count(DISTINCT r) AS roles,"
        " avg(n.level) AS mean"
        " WHERE roles >= 1 RETURN s.label, roles, round(mean, 1) AS mean, collect(s)[..2] AS list"
    ),
    "text functions": (
        "MATCH (n:AtlasRole) WHERE toLower(n.label) CONTAINS 'e' AND NOT n.label STARTS WITH 'X'"
        " AND n.label ENDS WITH 'r'"
        " RETURN split(n.label, ' ')[0] AS first, substring(n.label, 2) AS other"
    ),
    "times and places": "RETURN date('2026-01-31') AS day, duration.between(date(), date()) AS span,"
    " point({x: 1, y: 2}) AS place, datetime.truncate('year', datetime()) AS year",
    "relations and labels": (
        "MATCH (a)-[r]->(b) RETURN DISTINCT labels(a) AS of, type(r) AS kind, labels(b) AS to"
    ),
    "predicates": (
        "MATCH p = (:AtlasRole)-[:ATLAS_PROMOTES_TO*1..2]->(:AtlasRole) WHERE all(n IN"
        " nodes(p) WHERE n.load = $load)"
        " RETURN [n IN nodes(p) | size(n.label)] AS letters"
    ),
    "labels in use": "CALL db.labels() YIELD label RETURN label ORDER BY label",
    "letters of other scripts": "MATCH (n:AtlasRole) WHERE n.label <> 'Größe 値' RETURN n.label AS `Größe`",
}
