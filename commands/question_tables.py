"""Answers as tables for people; text from documents is never read as markup."""

from collections import Counter
from collections.abc import Sequence
from itertools import repeat

from commands.asking import to_table
from commands.finding_tables import finding_tables
from commands.printing import say, table
from commands.titles import place, titles
from contract.roles import Loaded, LoadedRole, WholeRole, proposed
from exports.pairs import NO_PAIRS, pair_words
from exports.role import denial
from graph.kinds import Level, Necessity, NodeKind, level_label, number_of
from graph.model import Node
from graph.questions.answers import Gap, GapSkill, Need, Overlap, WhoNeeds
from graph.questions.effort import effort_words, in_promotions
from graph.questions.searched import NamesFound
from graph.questions.several import RoleNeeds, WhoNeedsSeveral, asked_for
from graph.questions.systems import SkillUses
from graph.questions.tracks import OfTracks

# The findings that a table lists; the JSON value holds them all.
MOST_SHOWN = 200
# So many proposals, and so many documents that were not read, are told by name.
MOST_PROPOSED, MOST_NAMED = 5, 20
# The pairs of statements that stand under a gap.
MOST_PAIRS = 3
PREVIEWED = "Nothing is kept: the same command without --preview keeps it."
NOT_KEPT = "Nothing is kept: name a store with --into to keep the graph."


def source(need: Need) -> str:
    """Whether a role states a need itself or comes to it through others."""
    return f"via {' > '.join(node.label for node in need.via)}" if need.via else "stated"


def leveled(level: Level | None, necessity: Necessity) -> str:
    """A level, with a mark where the skill is preferred only."""
    preferred = ", preferred" if necessity == Necessity.PREFERRED else ""
    return f"{level_label(level)}{preferred}"


def track(role: Node) -> str:
    """The track that a role stands in."""
    return str(role.as_role.track or "none")


def years(role: Node) -> str:
    """The experience that a role asks, as people write it."""
    asked = role.as_role.years
    return asked.span if asked else "not stated"


@to_table.register
def load(answer: Loaded) -> None:
    """What a load took in, and the sentence that says where it is kept."""
    read_roles, findings = answer.roles, answer.findings
    headings = ("role", "track", "rung", "experience", "requirements", "inherits")
    table(number_of(len(read_roles), "role"), headings, map(_loaded_role, read_roles))
    classes = Counter(str(line.line_class) for document in answer.documents for line in document.lines)
    read = number_of(classes.total(), "line with text was read", "lines with text were read")
    rows = ((name.replace("_", " "), str(count)) for name, count in classes.most_common())
    table(f"{read}; what each was taken for", ("taken for", "lines"), rows)
    say(f"{number_of(len(findings), 'thing')} to look at", "bold")
    finding_tables(findings[:MOST_SHOWN])
    if len(findings) > MOST_SHOWN:
        say(f"The first {MOST_SHOWN} are shown; --json gives all {len(findings):,}.")
    _chosen_tables(answer)
    if defined := [definition for document in answer.documents for definition in document.definitions]:
        skills = number_of(len({definition.id for definition in defined}), "skill")
        say(f"{number_of(len(defined), 'level definition')} of {skills}; --json gives each.")
    if groups := proposed(answer.documents):
        largest = (f"{one.name} ({number_of(len(at), 'line')})" for one, at in groups[:MOST_PROPOSED])
        say(f"{number_of(len(groups), 'skill')} proposed and not taken: {', '.join(largest)}.")
    _unread(answer)
    if answer.coming:
        to_table(answer.coming)
    say(answer.kept.loaded if answer.kept else NOT_KEPT if not answer.coming else PREVIEWED)


def _unread(answer: Loaded) -> None:
    """The documents that were not read, by name, wherever they stand among the findings."""
    names = [finding.document for finding in answer.findings if finding.code == "not-read"]
    if names:
        more = f" and {len(names) - MOST_NAMED:,} more" if len(names) > MOST_NAMED else ""
        say(f"{number_of(len(names), 'document')} not read: {', '.join(names[:MOST_NAMED])}{more}.")


def _chosen_tables(answer: Loaded) -> None:
    """The tables whose columns were set; how others were read is told in their findings."""
    rows = [
        (titles().line(document.name, read.line), read.layout, read.columns)
        for document in answer.documents
        for read in document.tables
        if read.chosen
    ]
    if rows:
        title = f"{number_of(len(rows), 'table')} read as you said"
        table(title, ("where", "holds", "columns"), rows[:MOST_SHOWN])


def _loaded_role(read: LoadedRole) -> Sequence[str]:
    place = (track(read.role), str(read.role.as_role.rung or ""))
    return (read.role.label, *place, years(read.role), str(read.requirements), str(read.inherits))


@to_table.register
def names_found(answer: NamesFound) -> None:
    """What fits what was typed."""
    rows = [
        (hit.node.label, str(hit.node.kind), "" if hit.name == hit.node.label else hit.name)
        for hit in answer.hits
    ]
    if rows:
        table("", ("name", "kind", "also called"), rows)
    else:
        say(f"No name fits {answer.text!r}.")


@to_table.register
def whole_role(answer: WholeRole) -> None:
    """All there is to say of one role."""
    sheet = answer.sheet
    say(sheet.role.label, "bold")
    rung = f", rung {sheet.role.as_role.rung}" if sheet.role.as_role.rung else ""
    say(f"Track: {track(sheet.role)}{rung}. Experience: {years(sheet.role)}.")
    for link in sheet.inherits:
        say(f"Inherits {link.scope} of {link.target.label} ({place(link.evidence)})")
    headings = ("skill", "kind", "level", "source", "sentence", "where")
    table("Skills", headings, ((n.skill.label, str(n.skill.kind), *_need(n)) for n in sheet.effective))
    stated = (
        (str(r.section), r.heading or "", r.evidence.text, str(r.evidence.line)) for r in sheet.requirements
    )
    table("Requirements", ("section", "heading", "statement", "line"), stated)
    for named in (named for line in sheet.requirements for named in line.denied):
        say(f"{denial(named)} ({place(named.evidence)})")
    for next_one in answer.next_rungs:
        say(f"Next rung: {next_one.role.label}", "bold")
        gap(next_one.gap)


def _need(need: Need) -> Sequence[str]:
    first = need.evidence[0]
    return (leveled(need.level, need.necessity), source(need), first.text, place(first))


@to_table.register
def who_needs(answer: WhoNeeds) -> None:
    """The roles that need a skill."""
    floor = f" at {level_label(answer.floor)} or above" if answer.floor else ""
    headings = ("role", "track", "level", "source", "sentence", "where")
    rows = ((n.role.label, track(n.role), *_need(n)) for n in answer.needs)
    table(f"Who needs {answer.skill.label}{floor}", headings, rows)


@to_table.register
def who_needs_several(answer: WhoNeedsSeveral) -> None:
    """The roles that need several skills, with the level of each."""
    headings = ("role", "track", *(asked.skill.label for asked in answer.skills))
    table(f"Who needs {asked_for(answer)}", headings, map(_several_row, repeat(answer), answer.roles))


def _several_row(answer: WhoNeedsSeveral, row: RoleNeeds) -> Sequence[str]:
    needs = {need.skill.id: need for need in row.needs}
    held = (needs.get(asked.skill.id) for asked in answer.skills)
    return (row.role.label, track(row.role), *(_brief(need) if need else "" for need in held))


def _brief(need: Need) -> str:
    via = f" {source(need)}" if need.via else ""
    return f"{leveled(need.level, need.necessity)}{via} ({place(need.evidence[0])})"


@to_table.register
def gap(answer: Gap) -> None:
    """What one role asks beyond another."""
    parts = (
        ("to learn", answer.missing),
        ("to raise", answer.to_raise),
        ("to confirm", answer.to_confirm),
        ("met", answer.met),
    )
    table(
        f"From {answer.origin.label} to {answer.target.label}",
        ("", "skill", "from", "to", "takes", "where"),
        (_gap_row(part, skill, answer.promotion) for part, skills in parts for skill in skills),
    )
    if answer.pairs is not None and answer.origin.id != answer.target.id:
        for pair in answer.pairs[:MOST_PAIRS]:
            say(pair_words(pair, titles()))
        if not answer.pairs:
            say(NO_PAIRS)
    share = (
        "nothing is asked" if answer.share_met is None else f"{answer.share_met:.0%} of what it asks is met"
    )
    say(f"To learn: {effort_words(answer.effort, answer.promotion)}; {share}.")


def _gap_row(part: str, short: GapSkill, unit: float | None) -> tuple[str, ...]:
    held = "" if short.against is None else level_label(short.held)
    effort = in_promotions(short.effort, unit) if short.effort else ""
    where = place(short.because.evidence[0])
    return (part, short.skill.label, held, level_label(short.asked), effort, where)


@to_table.register
def systems(answer: SkillUses) -> None:
    """How many roles use each system, by statements of their own and inherited."""
    noun = "systems" if answer.kind == NodeKind.SYSTEM else "competencies"
    whose = answer.of.label if answer.of else number_of(len(answer.roles), "role")
    if len(answer.roles) == 1:
        levels = ((use.skill.label, *_need(use.needs[0])) for use in answer.uses)
        table(f"The {noun} of {whose}", (answer.kind, "level", "source", "sentence", "where"), levels)
        return
    rows = (
        (use.skill.label, str(use.direct), str(use.inherited), str(len(use.needs)), level_label(use.highest))
        for use in answer.uses
    )
    headings = (answer.kind, "named by roles", "inherited by", "roles in all", "highest level")
    table(f"The {noun} of {whose}", headings, rows)


@to_table.register
def of_tracks(answer: OfTracks) -> None:
    """Which rung stands for each track, the answer on it, and how far the other rungs are."""
    say(f"{'; '.join(taken.words for taken in answer.taken)}.")
    to_table(answer.answer)
    if answer.pairs:
        rows = ((p.origin.label, p.target.label, _share(p.share_met)) for p in answer.pairs)
        table("All rungs, the least to learn first", ("from", "to", "met already"), rows)


def _share(share: float | None) -> str:
    return "nothing is asked" if share is None else f"{share:.0%}"


@to_table.register
def overlap(answer: Overlap) -> None:
    """What roles share."""
    table(
        "Shared by all",
        ("skill", "kind", *(node.label for node in answer.roles)),
        (
            (s.skill.label, str(s.skill.kind), *(level_label(s.needs[r.id].level) for r in answer.roles))
            for s in answer.shared
        ),
    )
