"""A graph as SKOS in Turtle: concepts with labels, ESCO's relations, and the rest in words of our own."""

import json
from pathlib import Path

from rdflib import Graph as Triples
from rdflib.namespace import DCTERMS, RDF, SKOS
from rdflib.term import Literal, URIRef

from exports.taxonomies.framing import Framed
from graph.kinds import Necessity, NodeKind
from graph.names import slug
from loaders.taxonomies.identity import OWN, uri_of
from loaders.taxonomies.own_terms import own_words
from loaders.taxonomies.skos import ATLAS, ESCO
from loaders.taxonomies.taxonomy import RoleEntry

SCHEME = URIRef(f"{OWN}scheme")
NEEDED = {
    Necessity.REQUIRED: ESCO.relatedEssentialSkill,
    Necessity.PREFERRED: ESCO.relatedOptionalSkill,
}


def triples_of_graph(given: Framed) -> Triples:
    """The graph as triples."""
    triples = Triples()
    for prefix, space in (("skos", SKOS), ("esco", ESCO), ("atlas", ATLAS), ("dcterms", DCTERMS)):
        triples.bind(prefix, space)
    triples.add((SCHEME, RDF.type, SKOS.ConceptScheme))
    triples.add((SCHEME, DCTERMS.title, Literal("Roles and skills")))
    tracks = {name: _track(triples, name, number) for number, name in enumerate(given.tracks, start=1)}
    for skill in given.taxonomy.skills:
        concept = _concept(triples, skill.id, skill.name, skill.aliases)
        triples.add((concept, RDF.type, ESCO.Skill))
        if skill.id.startswith(f"{NodeKind.SYSTEM}:"):
            triples.add((concept, RDF.type, ATLAS.System))
    for role in given.taxonomy.roles:
        _role(triples, role, given, tracks)
    return triples


def _role(triples: Triples, role: RoleEntry, given: Framed, tracks: dict[str, URIRef]) -> None:
    concept = _concept(triples, role.id, role.title, role.aliases)
    triples.add((concept, RDF.type, ESCO.Occupation))
    if role.facts.track:
        triples.add((concept, SKOS.broader, tracks[role.facts.track]))
        triples.add((tracks[role.facts.track], SKOS.narrower, concept))
    for skill, necessity in given.needs[role.id]:
        triples.add((concept, NEEDED[necessity], URIRef(uri_of(skill))))
    own = json.dumps(own_words(role), ensure_ascii=False, separators=(",", ":"))
    triples.add((concept, ATLAS.states, Literal(own, datatype=RDF.JSON)))


def _concept(triples: Triples, node_id: str, label: str, others: tuple[str, ...]) -> URIRef:
    concept = URIRef(uri_of(node_id))
    triples.add((concept, RDF.type, SKOS.Concept))
    triples.add((concept, SKOS.inScheme, SCHEME))
    triples.add((concept, SKOS.prefLabel, Literal(label)))
    for other in others:
        triples.add((concept, SKOS.altLabel, Literal(other)))
    return concept


def _track(triples: Triples, name: str, number: int) -> URIRef:
    # The number tells apart what is called alike but for its signs.
    concept = _concept(triples, f"{NodeKind.TRACK}:{slug(name)}-{number}", name, ())
    triples.add((SCHEME, SKOS.hasTopConcept, concept))
    return concept


def write(given: Framed, path: Path) -> None:
    """Write the graph to this file."""
    path.write_bytes(triples_of_graph(given).serialize(format="turtle", encoding="utf-8"))
