using CitizenParticipation.Accounts;
using CitizenParticipation.Claiming;
using CitizenParticipation.Comments;
using CitizenParticipation.Merging;
using CitizenParticipation.Moderation;
using CitizenParticipation.Moderation.Appeals;
using CitizenParticipation.Moderation.Decisions;
using CitizenParticipation.Moderation.Desk;
using CitizenParticipation.Offers;
using CitizenParticipation.Proposals;
using CitizenParticipation.Proposals.Authors;
using CitizenParticipation.Reports;
using CitizenParticipation.Tests.Comments;
using CitizenParticipation.Tests.House;
using CitizenParticipation.Translations;
using CitizenParticipation.Tests.Merging;
using CitizenParticipation.Tests.Moderation.Decisions;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Tests.Moderation.Desk;

/// <summary>Three moderators of everything, a case of each kind for them, and the deeds of the desk.</summary>
internal sealed class Bench(Court court) : IAsyncDisposable
{
    public const string Words = "Bitte ohne Beleidigungen schreiben.";

    public const string TurkishTitle = "Pazar yerine daha fazla bank";
    public const string TurkishText = "Pazar yerinde oturacak yer az. Daha fazla bank istiyoruz.";

    /// <summary>All that can be done about each kind of case.</summary>
    public static readonly IReadOnlyList<(CaseKind Kind, DeedVerdict Verdict)> All =
    [
        (CaseKind.Proposal, DeedVerdict.Publish), (CaseKind.Proposal, DeedVerdict.Return), (CaseKind.Proposal, DeedVerdict.Refuse), (CaseKind.Proposal, DeedVerdict.Hide), (CaseKind.Proposal, DeedVerdict.Restore),
        (CaseKind.Change, DeedVerdict.Publish), (CaseKind.Change, DeedVerdict.Return),
        (CaseKind.Report, DeedVerdict.Hide), (CaseKind.Report, DeedVerdict.Dismiss), (CaseKind.Report, DeedVerdict.Acted),
        (CaseKind.Appeal, DeedVerdict.Grant), (CaseKind.Appeal, DeedVerdict.Uphold),
        (CaseKind.Second, DeedVerdict.Agree), (CaseKind.Second, DeedVerdict.Decline),
        (CaseKind.EasyVersion, DeedVerdict.Settle), (CaseKind.Regrouping, DeedVerdict.Settle), (CaseKind.Translation, DeedVerdict.Settle),
    ];

    public static readonly IReadOnlyList<CaseKind> Kinds = [.. All.Select(p => p.Kind).Distinct()];

    private int said;

    public Court Court => court;

    public Floor Floor => court.Floor;

    public TestDb Db => court.Db;

    public Participant Mona => court.First;

    public Participant Mike => court.Second;

    /// <summary>Who has done what the other two decide about.</summary>
    public Participant Mara => court.Third;

    public DateTimeOffset Now => Db.Clock.GetUtcNow();

    public static async Task<Bench> OpenAsync() => new(await Court.OpenAsync());

    public static Deed DeedOf(CaseKind kind, DeedVerdict verdict) => verdict switch
    {
        DeedVerdict.Publish => new(verdict, Hints: 2, MeaningChanged: kind == CaseKind.Change),
        DeedVerdict.Return or DeedVerdict.Refuse or DeedVerdict.Hide => new(verdict, "Insult", Words, "Am Markt", Hints: 1),
        DeedVerdict.Acted => new(verdict, "Insult", Words),
        DeedVerdict.Agree or DeedVerdict.Settle => new(verdict),
        _ => new(verdict, Words: "Das haben wir noch einmal gelesen."),
    };

    public async Task<CaseKey> CaseAsync(CaseKind kind, DeedVerdict verdict = DeedVerdict.None)
    {
        switch (kind)
        {
            case CaseKind.Proposal:
                var proposal = await Floor.ProposalAsync(verdict is DeedVerdict.Hide or DeedVerdict.Restore ? A.Proposal().Published() : A.Proposal());
                if (verdict == DeedVerdict.Restore) Assert.Empty((await court.HideProposalAsync(Mona, proposal)).Faults);
                return new(kind, proposal.Id);
            case CaseKind.Change:
                var changed = await Floor.ProposalAsync(A.Proposal().Published());
                await ChangeAsync(changed);
                return new(kind, changed.Id);
            case CaseKind.Report:
                return await ReportAsync(ReportedKind.Comment, await InsultAsync(), Floor.Bert);
            case CaseKind.Appeal:
                var hidden = (await court.HideAsync(Mara, await InsultAsync())).Value!.Decision;
                Assert.Empty((await court.AppealAsync(Floor.Anna, hidden)).Faults);
                return new(kind, hidden);
            case CaseKind.Second:
                var (_, waiting) = await SecondAsync();
                return new(kind, waiting);
            case CaseKind.EasyVersion:
                var easy = await Floor.ProposalAsync(A.Proposal().Published());
                Assert.Empty((await Db.Get<WriteEasyVersion>().HandleAsync(Mara.Id, easy.Slug, new("Es soll mehr Bänke geben.", IsChecked: false))).Faults);
                return new(kind, easy.Id);
            case CaseKind.Translation:
                var foreign = await Floor.ProposalAsync(A.Proposal().Published());
                Assert.Empty((await Db.Get<WriteTranslation>().HandleAsync(Mara.Id, foreign.Slug, new("tr", TurkishTitle, TurkishText))).Faults);
                await using (var db = Db.Open()) return new(kind, await db.Translations.Where(t => t.ProposalId == foreign.Id).Select(t => t.Id).SingleAsync());
            default:
                var one = await Floor.ProposalAsync(A.Proposal().Published());
                return new(CaseKind.Regrouping, (await Db.Get<ProposeSplit>().HandleAsync(Mara.Id, one.Slug, Pair.Halves)).Value!.Id);
        }
    }

    /// <summary>In other words each time: who says the same twice is taken to have clicked twice.</summary>
    public Task<Guid> InsultAsync() => Floor.SayAsync(Floor.Anna, $"Ihr seid alle doof, zum {++said}. Mal");

    public Task<Guid> ReplyAsync(Guid comment) => Floor.SayAsync(Floor.Bert, $"Bitte freundlich bleiben, zum {++said}. Mal", replyTo: comment);

    /// <summary>A comment that somebody has replied to, and a decision to hide it that waits.</summary>
    public async Task<(Guid Comment, Guid Decision)> SecondAsync()
    {
        var comment = await InsultAsync();
        await ReplyAsync(comment);
        return (comment, (await court.HideAsync(Mara, comment)).Value!.Decision);
    }

    public async Task ChangeAsync(Proposal proposal, string title = "Fünf Bänke am Markt") =>
        Assert.Empty((await Db.Get<ChangeProposal>().HandleAsync(proposal.AuthorId, proposal.Slug, new(A.ProposalInput(title: title), "Genauer gesagt.", false))).Faults);

    public async Task<CaseKey> ReportAsync(ReportedKind kind, Guid id, Participant? by = null, string reason = "Insult")
    {
        Assert.Empty((await Db.Get<ReportContribution>().HandleAsync(by?.Id, kind, id, new(reason, "Hier stimmt etwas nicht.", reason == "Illegal" ? "Strafgesetzbuch" : null))).Faults);
        Db.Clock.Advance(TimeSpan.FromSeconds(1));
        return new(CaseKind.Report, id, (int)kind);
    }

    public async Task<Guid> OfferAsync(Participant who, Proposal? on = null) =>
        (await Db.Get<MakeOffer>().HandleAsync(who.Id, (on ?? Floor.Proposal).Slug, new(OfferAs.Resident, null, OfferKind.Hands, "Ich schraube die Bänke mit an."))).Value!.Id;

    public async Task WriteAlongAsync(Proposal proposal, Participant who)
    {
        var invited = await Db.Get<InviteCoAuthor>().HandleAsync(proposal.AuthorId, proposal.Slug);
        Assert.Empty((await Db.Get<AcceptInvitation>().HandleAsync(who.Id, invited.Value!.Code)).Faults);
    }

    public Task<Outcome<BrowseDesk.Answer>> TryBrowseAsync(Participant? who, DeskFilter? filter = null) => Db.Get<BrowseDesk>().HandleAsync(who?.Id, filter ?? new());

    public async Task<BrowseDesk.Answer> BrowseAsync(Participant who, DeskFilter? filter = null) => (await TryBrowseAsync(who, filter)).Value!;

    public async Task<WaitingCase> LineAsync(Participant who, CaseKey key) => (await BrowseAsync(who)).Lines.Single(l => l.Key == key);

    public Task<Outcome<ClaimCase.Claimed>> ClaimAsync(Participant? who, CaseKey key, bool takeOver = false) => Db.Get<ClaimCase>().HandleAsync(who?.Id, key, takeOver);

    public Task<Outcome<HandOver.Given>> GiveAsync(Participant? who, CaseKey key, Participant? to) => Db.Get<HandOver>().HandleAsync(who?.Id, key, to?.Id);

    public Task<Outcome<HoldDeed.Held>> HoldAsync(Participant? who, CaseKey key, Deed deed) => Db.Get<HoldDeed>().HandleAsync(who?.Id, key, deed);

    /// <returns>The id of the deed.</returns>
    public async Task<Guid> HeldAsync(Participant who, CaseKey key, Deed deed)
    {
        var outcome = await HoldAsync(who, key, deed);
        Assert.Empty(outcome.Faults);
        return outcome.Value!.Id!.Value;
    }

    public Task<Outcome<TakeBackDeed.TakenBack>> TakeBackAsync(Participant? who, Guid deed) => Db.Get<TakeBackDeed>().HandleAsync(who?.Id, deed);

    /// <summary>Half a minute later.</summary>
    public Task<DateTimeOffset?> CarryOutAsync()
    {
        Db.Clock.Advance(TimeSpan.FromSeconds(30));
        return Db.Get<CarryOutDeeds>().HandleAsync();
    }

    /// <summary>What the pages of the single cases do, without the desk.</summary>
    public async Task<IReadOnlyList<Fault>> DirectlyAsync(Participant? who, CaseKey key, Deed deed, bool rehearse = false)
    {
        var (id, words) = (who?.Id, deed.Words);
        switch (key.Kind, deed.Verdict)
        {
            case (CaseKind.Proposal, var verdict):
                var decided = verdict switch
                {
                    DeedVerdict.Publish => DecideProposal.Verdict.Publish,
                    DeedVerdict.Return => DecideProposal.Verdict.Return,
                    DeedVerdict.Refuse => DecideProposal.Verdict.Refuse,
                    DeedVerdict.Hide => DecideProposal.Verdict.Hide,
                    _ => DecideProposal.Verdict.Restore,
                };
                return (await Db.Get<DecideProposal>().HandleAsync(id, await SlugAsync(key.Id), new(decided, deed.Reason, words, deed.Revision, deed.Passage, deed.Cause, deed.Hints, rehearse))).Faults;
            case (CaseKind.Change, var verdict):
                return (await Db.Get<DecideChange>().HandleAsync(id, await SlugAsync(key.Id), new(verdict == DeedVerdict.Publish, deed.MeaningChanged, deed.Reason, words, deed.Revision, deed.Passage, deed.Cause, deed.Hints, rehearse))).Faults;
            case (CaseKind.Report, DeedVerdict.Hide):
                var hidden = await Db.Get<HideContribution>().HandleAsync(id, (ContributionKind)key.Part, key.Id, 0, new(new(deed.Reason, words, deed.Passage, DecisionCause.Report, deed.Hints), Rehearse: rehearse));
                if (!hidden.Succeeded) return hidden.Faults;
                return (await Db.Get<AnswerReports>().HandleAsync(id, (ReportedKind)key.Part, key.Id, new(true, deed.Reason, words, deed.Newest, rehearse))).Faults;
            case (CaseKind.Report, var verdict):
                return (await Db.Get<AnswerReports>().HandleAsync(id, (ReportedKind)key.Part, key.Id, new(verdict == DeedVerdict.Acted, deed.Reason, words, deed.Newest, rehearse))).Faults;
            case (CaseKind.Second, var verdict):
                return (await Db.Get<AgreeToDecision>().HandleAsync(id, key.Id, new(verdict == DeedVerdict.Agree, words, rehearse))).Faults;
            case (CaseKind.Appeal, var verdict):
                return (await Db.Get<AnswerAppeal>().HandleAsync(id, key.Id, new(verdict == DeedVerdict.Grant, words, rehearse))).Faults;
            case (CaseKind.EasyVersion, _):
                return (await Db.Get<WriteEasyVersion>().HandleAsync(id, await SlugAsync(key.Id), new("Es soll mehr Bänke geben.", IsChecked: true, rehearse))).Faults;
            case (CaseKind.Translation, _):
                return (await Db.Get<CheckTranslation>().HandleAsync(id, key.Id, new(deed.Revision, rehearse))).Faults;
            default:
                return (await Db.Get<TakeBackRegrouping>().HandleAsync(id, key.Id, rehearse)).Faults;
        }
    }

    public async Task<IReadOnlyList<HeldDeed>> DeedsAsync()
    {
        await using var db = Db.Open();
        return await db.HeldDeeds.AsNoTracking().OrderBy(h => h.At).ToListAsync();
    }

    public async Task<Claim?> ClaimRowAsync(CaseKey key)
    {
        await using var db = Db.Open();
        return await db.Claims.AsNoTracking().Of(key).SingleOrDefaultAsync();
    }

    public async Task<ProposalState> StateAsync(Guid proposal)
    {
        await using var db = Db.Open();
        return await db.Proposals.Where(p => p.Id == proposal).Select(p => p.State).SingleAsync();
    }

    public async Task<CommentState> CommentAsync(Guid comment) => (await Floor.RowAsync(comment)).State;

    public async Task<int> OpenReportsAsync()
    {
        await using var db = Db.Open();
        return await db.Reports.StillOpen.CountAsync();
    }

    public async Task<int> DecisionsAsync(Guid about)
    {
        await using var db = Db.Open();
        return await db.Decisions.CountAsync(d => d.SubjectId == about);
    }

    public async Task<string> SlugAsync(Guid proposal)
    {
        await using var db = Db.Open();
        return await db.Proposals.Where(p => p.Id == proposal).Select(p => p.Slug).SingleAsync();
    }

    /// <summary>As another process that has begun with all deeds and then died.</summary>
    public async Task BegunAsync()
    {
        await using var db = Db.Open();
        var now = Now;
        await db.HeldDeeds.ExecuteUpdateAsync(h => h.SetProperty(x => x.StartedAt, now));
    }

    public async Task RevokeAsync(Participant who)
    {
        await using var db = Db.Open();
        await db.RoleGrants.Where(g => g.ParticipantId == who.Id).ExecuteDeleteAsync();
    }

    public ValueTask DisposeAsync() => court.DisposeAsync();
}
