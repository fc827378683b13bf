using CitizenParticipation.Accounts;
using CitizenParticipation.Audit;
using CitizenParticipation.Comments;
using CitizenParticipation.Moderation;
using CitizenParticipation.Notifications;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using CitizenParticipation.Tests.House;
using CitizenParticipation.Voting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Verdict = CitizenParticipation.Moderation.DecideProposal.Verdict;

namespace CitizenParticipation.Tests.Notifications;

/// <summary>A process with a published proposal of the Altstadt, people around it, and what they do; then everybody looks at what they were told.</summary>
public sealed class Square(TestDb db) : IAsyncDisposable
{
    public TestDb Db { get; } = db;

    public Process Process { get; private set; } = null!;

    public Proposal Proposal { get; private set; } = null!;

    public Participant Author { get; private set; } = null!;

    public Participant Moderator { get; private set; } = null!;

    public Participant Anna { get; private set; } = null!;

    public Participant Bert { get; private set; } = null!;

    /// <param name="change">Changes the container before it is built.</param>
    public static async Task<Square> LayAsync(Action<IServiceCollection>? change = null)
    {
        var square = new Square(await TestDb.CreateAsync(change: change, votes: false));
        square.Process = await square.Db.AddAsync(A.Process().InSupportPhase(proposalsWelcome: true));
        square.Author = await square.PersonAsync("otto");
        square.Moderator = await square.Db.AddAsync(A.Participant().Called("Mona").Moderator());
        square.Anna = await square.PersonAsync("anna");
        square.Bert = await square.PersonAsync("bert");
        square.Proposal = await square.ProposalAsync(A.Proposal().Published());
        await square.GatherAsync();
        return square;
    }

    public Task<Participant> PersonAsync(string name) => Db.AddAsync(A.Participant().Called(name).Reached(A.Next(name) + "@example.org").WithPassword());

    public Task<Proposal> ProposalAsync(ProposalBuilder proposal) => Db.AddAsync(proposal.In(Process).By(Author));

    public Task<int> GatherAsync() => Db.Get<GatherNotices>().HandleAsync();

    public Task<int> MailAsync() => Db.Get<SendNoticeMails>().HandleAsync();

    public async Task FollowAsync(Participant who, TopicKind kind, string name, bool wants = true) =>
        Assert.Empty((await Db.Get<FollowTopic>().HandleAsync(who.Id, new(kind, name, wants))).Faults);

    public Task FollowAsync(Participant who, Proposal? proposal = null, bool wants = true) => FollowAsync(who, TopicKind.Proposal, (proposal ?? Proposal).Slug, wants);

    public async Task ChooseAsync(Participant who, MailRhythm mail, bool tellSupported = true) =>
        Assert.Empty((await Db.Get<ChooseNotices>().HandleAsync(who.Id, new(mail, tellSupported))).Faults);

    public async Task DecideAsync(Proposal proposal, Verdict verdict)
    {
        Assert.Empty((await Db.Get<DecideProposal>().HandleAsync(Moderator.Id, proposal.Slug, verdict is Verdict.Publish ? new(verdict) : new(verdict, "Unclear", "So ist es besser für alle."))).Faults);
        await Db.AgreeToAllAsync();
    }

    public async Task<Guid> SayAsync(Participant who, string text, Guid? replyTo = null)
    {
        var outcome = await Db.Get<AddComment>().HandleAsync(who.Id, Proposal.Slug, new(CommentKind.For, text, replyTo));
        Assert.Empty(outcome.Faults);
        Db.Clock.Advance(TimeSpan.FromSeconds(15));
        return outcome.Value!.Id;
    }

    /// <summary>An entry as another room would write it.</summary>
    public async Task EnterAsync(string action, string subject, Guid? actor = null)
    {
        await using var open = Db.Open();
        await using var transaction = await open.BeginWriteAsync();
        await Db.Get<AuditTrail>().AppendAsync(open, actor, action, subject, "", CancellationToken.None);
        await open.SaveChangesAsync();
        await transaction.CommitAsync();
    }

    public async Task<IReadOnlyList<NoticeLine>> LinesAsync(Participant who) => (await Db.Get<BrowseNotices>().HandleAsync(who.Id)).Notices;

    public async Task<IReadOnlyList<(NoticeKind, Because)>> ToldAsync(Participant who) => [.. (await LinesAsync(who)).Select(l => (l.Kind, l.Because)).Reverse()];

    public async Task<IReadOnlyList<Notice>> RowsAsync()
    {
        await using var open = Db.Open();
        return await open.Notices.AsNoTracking().ToListAsync();
    }

    /// <summary>The supports of who leaves are taken back by the vote writer.</summary>
    public async Task LeaveAsync(Participant who)
    {
        await Db.Get<VoteWriter>().StartAsync(CancellationToken.None);
        Assert.Empty((await Db.WithAsync<LeavePlatform, Outcome<LeavePlatform.Left>>(l => l.HandleAsync(who.Id, A.Password))).Faults);
    }

    public ValueTask DisposeAsync() => Db.DisposeAsync();
}
