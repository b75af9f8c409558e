"""Mentions of the whole corpus, gathered into the acts they mean (căn cứ, viện dẫn).

One candidate or none: a mention without a year joins the one act of its number that is known, and stands for itself
where two are known or none.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from generator.model.comparison import CitedAct
from generator.model.document import AnalysedDocument
from generator.model.identifiers import DocumentId
from generator.model.outcome import Diagnostic, Outcome, Severity
from generator.resolution.acts import ActKey, Mention, find_held, iter_mentions, settle_years
from generator.resolution.agreement import agree_on_date, agree_on_issuer, most_common
from generator.resolution.naming import name_issuer, name_place
from generator.text.dates import format_date
from generator.text.sorting import SortKey, sort_key

__all__ = ["resolve_citations"]


def resolve_citations(documents: Sequence[AnalysedDocument]) -> Outcome[tuple[CitedAct, ...]]:
    """Return every act that the documents cite, the most cited first, then by label the Vietnamese way.

    A diagnostic tells where mentions contradict one another about the body (`CIT001`) or the day (`CIT002`) of an act;
    the contradicted fact is then left out.
    """
    ordered = sorted(documents, key=lambda analysed: analysed.document.identifier)
    held = find_held(ordered)
    groups: dict[ActKey, list[Mention]] = {}
    for mention in settle_years(iter_mentions(ordered), held):
        groups.setdefault(mention.key, []).append(mention)
    acts, diagnostics = [], []
    for key, mentions in groups.items():
        act, noticed = _describe(key, mentions, _only(held, key))
        acts.append(act)
        diagnostics.extend(noticed)
    return Outcome(value=tuple(sorted(acts, key=_order)), diagnostics=tuple(sorted(diagnostics)))


def _only(held: Mapping[ActKey, tuple[AnalysedDocument, ...]], key: ActKey) -> AnalysedDocument | None:
    """Return the one document that an act is; a number without its year is no act that we could hold."""
    candidates = held.get(key, ()) if key.year is not None else ()
    return candidates[0] if len(candidates) == 1 else None


def _describe(
    key: ActKey, mentions: Sequence[Mention], held: AnalysedDocument | None
) -> tuple[CitedAct, list[Diagnostic]]:
    citations = [mention.sentence.citation for mention in mentions]
    issuer, issuers = agree_on_issuer(citation.issuer for citation in citations if citation.issuer)
    day, days = agree_on_date((citation.date_document for citation in citations if citation.date_document), key.year)
    document_type = most_common(citation.document_type for citation in citations)
    noticed = [
        *_notice(mentions, "CIT001", "the issuing body", issuers),
        *_notice(mentions, "CIT002", "the date", tuple(map(format_date, days))),
    ]
    if held is not None:  # the act itself knows best
        metadata = held.document.metadata
        issuer = metadata.passed_by or issuer
        day = metadata.date_document.isoformat() if metadata.date_document is not None else day
    number = _printed_number(mentions)
    on = date.fromisoformat(day) if day is not None and len(day) > len("2021") else None
    act = CitedAct(
        key=key.slug,
        label=_label(key, document_type, number, mentions),
        number=number,
        document_type=document_type,
        issuer=name_issuer(issuer, number, key.scope, on) if not issuers or held is not None else None,
        date=day,
        place=name_place(key.scope),
        held=held.document.identifier if held is not None else None,
        mentions=tuple(mention.sentence for mention in mentions),
    )
    return act, noticed


def _printed_number(mentions: Sequence[Mention]) -> str | None:
    numbers = [mention.sentence.citation.number for mention in mentions]
    return most_common(number for number in numbers if number is not None) or None


def _label(key: ActKey, document_type: str, number: str | None, mentions: Sequence[Mention]) -> str:
    if number is not None:
        return f"{document_type} số {number}".strip()
    name = most_common(
        citation.name or citation.raw for citation in (mention.sentence.citation for mention in mentions)
    )
    return f"{name} năm {key.year}" if key.year is not None and str(key.year) not in name else name


def _notice(mentions: Sequence[Mention], code: str, subject: str, variants: tuple[str, ...]) -> list[Diagnostic]:
    if not variants:
        return []
    first = mentions[0]
    cited_in = ", ".join(dict.fromkeys(mention.source for mention in mentions))
    message = (
        f"mentions of {first.sentence.citation.raw!r} disagree about {subject}: {'; '.join(variants)}; it is left out. "
        f"Cited in {cited_in}"
    )
    where = first.sentence.provision.anchor
    return [Diagnostic(source=first.source, code=code, message=message, severity=Severity.INFO, where=where)]


def _order(act: CitedAct) -> tuple[int, SortKey, str]:
    citing: set[DocumentId] = {sentence.document for sentence in act.mentions}
    return -len(citing), sort_key(act.label), act.key
