using CitizenParticipation.Accounts;
using CitizenParticipation.Moderation;
using CitizenParticipation.Moderation.Appeals;
using CitizenParticipation.Moderation.Decisions;
using CitizenParticipation.Proposals;
using CitizenParticipation.Tests.Comments;
using CitizenParticipation.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Tests.Moderation.Decisions;

/// <summary>A floor with three moderators of everything, and the deeds that tests of decisions need.</summary>
public sealed class Court(Floor floor) : IAsyncDisposable
{
    public static readonly ReasonInput Why = new("Insult", "Bitte ohne Beleidigungen schreiben.", "Ihr seid alle doof");

    public Floor Floor { get; } = floor;

    public TestDb Db => Floor.Db;

    public Participant First { get; private set; } = null!;

    public Participant Second { get; private set; } = null!;

    public Participant Third { get; private set; } = null!;

    public static async Task<Court> OpenAsync()
    {
        var court = new Court(await Floor.LayAsync());
        court.First = await court.Floor.PersonAsync(A.Participant().Called("Mona").Moderator());
        court.Second = await court.Floor.PersonAsync(A.Participant().Called("Mike").Moderator());
        court.Third = await court.Floor.PersonAsync(A.Participant().Called("Mara").Moderator());
        return court;
    }

    /// <summary>A comment that nobody has answered, hidden by the first moderator.</summary>
    public async Task<(Guid Comment, Guid Decision)> HideCommentAsync(string text = "Ihr seid alle doof")
    {
        var comment = await Floor.SayAsync(Floor.Anna, text);
        return (comment, (await HideAsync(First, comment)).Value!.Decision);
    }

    public Task<Outcome<HideContribution.Done>> HideAsync(Participant? who, Guid comment, ReasonInput? why = null) =>
        Db.Get<HideContribution>().HandleAsync(who?.Id, ContributionKind.Comment, comment, 0, new(why ?? Why));

    public Task<Outcome<HideContribution.Done>> RestoreAsync(Participant? who, Guid comment) =>
        Db.Get<HideContribution>().HandleAsync(who?.Id, ContributionKind.Comment, comment, 0, new(new(null, "Das war ein Irrtum von uns."), Restore: true));

    public Task<Outcome<HideContribution.Done>> HideProposalAsync(Participant? who, Proposal proposal, ReasonInput? why = null) =>
        Db.Get<HideContribution>().HandleAsync(who?.Id, ContributionKind.Proposal, proposal.Id, 0, new(why ?? Why));

    public Task<Outcome<AgreeToDecision.Answered>> AgreeAsync(Participant? who, Guid decision, bool agree = true, string? words = null) =>
        Db.Get<AgreeToDecision>().HandleAsync(who?.Id, decision, new(agree, words));

    public Task<Outcome<DecideProposal.Decided>> DecideAsync(Participant who, Proposal proposal, DecideProposal.Verdict verdict, string? reason = null) =>
        Db.Get<DecideProposal>().HandleAsync(who.Id, proposal.Slug, reason is null ? new(verdict) : new(verdict, reason, Why.Words));

    public Task<Outcome<AppealDecision.Made>> AppealAsync(Participant? who, Guid decision, string? words = "Das war gar keine Beleidigung.") =>
        Db.Get<AppealDecision>().HandleAsync(who?.Id, decision, words);

    public Task<Outcome<AnswerAppeal.Answered>> AnswerAsync(Participant? who, Guid decision, bool? grant = true, string? words = "Wir haben das neu gelesen.") =>
        Db.Get<AnswerAppeal>().HandleAsync(who?.Id, decision, new(grant, words));

    public async Task<Decision> ReadAsync(Guid decision)
    {
        await using var db = Db.Open();
        return await db.Decisions.AsNoTracking().SingleAsync(d => d.Id == decision);
    }

    public ValueTask DisposeAsync() => Floor.DisposeAsync();
}
