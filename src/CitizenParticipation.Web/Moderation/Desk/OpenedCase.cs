using CitizenParticipation.Claiming;
using CitizenParticipation.Merging;
using CitizenParticipation.Moderation;
using CitizenParticipation.Moderation.Decisions;
using CitizenParticipation.Proposals;
using CitizenParticipation.Reports;
using CitizenParticipation.Translations;

namespace CitizenParticipation.Web.Moderation.Desk;

/// <summary>The case that is open on the desk, with all that is shown of it. Exactly one of the contents is there.</summary>
/// <param name="Title">Of the proposal it is or stands under.</param>
/// <param name="Moves">What can be done; nothing where <paramref name="Refusal"/> says why.</param>
/// <param name="Mark">Another one later means that the case has changed.</param>
public sealed record OpenedCase(CaseKey Key, string Title, IReadOnlyList<Move> Moves, Refusal? Refusal, string Mark)
{
    public ReadCase.Answer? Proposal { get; init; }

    public ReadReports.Answer? Reports { get; init; }

    public ReadDecision.Answer? Decision { get; init; }

    public ReadProposal.Answer? Easy { get; init; }

    public ReadRegrouping.Answer? Regrouping { get; init; }

    public ReadTranslationCase.Answer? Translation { get; init; }

    /// <summary>The change that is to be decided, and not the proposal itself.</summary>
    public ReadCase.Change? Change => Key.Kind == CaseKind.Change ? Proposal?.Waiting : null;

    public int? Revision => Proposal?.Revision ?? Easy?.Revision ?? Translation?.Stamp;

    public Guid? Newest => Reports?.Newest;

    /// <summary>Can be decided by who reads it.</summary>
    public bool IsOpen => Refusal is null && Moves.Count > 0;
}
