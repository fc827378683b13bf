using CitizenParticipation.Accounts;
using CitizenParticipation.Comments;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using CitizenParticipation.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Tests.Comments;

/// <summary>A published proposal of the Altstadt in a running process, its author, and people who talk about it.</summary>
public sealed class Floor(TestDb db) : IAsyncDisposable
{
    public TestDb Db { get; } = db;

    public Process Process { get; private set; } = null!;

    public Proposal Proposal { get; private set; } = null!;

    public Participant Author { get; private set; } = null!;

    public Participant Anna { get; private set; } = null!;

    public Participant Bert { get; private set; } = null!;

    public static async Task<Floor> LayAsync(ProcessBuilder? process = null)
    {
        var floor = new Floor(await TestDb.CreateAsync(votes: false));
        floor.Process = await floor.Db.AddAsync(process ?? A.Process().InSupportPhase());
        floor.Author = await floor.PersonAsync(A.Participant().Called("Otto"));
        floor.Anna = await floor.PersonAsync(A.Participant().Called("Anna"));
        floor.Bert = await floor.PersonAsync(A.Participant().Called("Bert"));
        floor.Proposal = await floor.ProposalAsync(A.Proposal().Published());
        return floor;
    }

    public Task<Participant> PersonAsync(ParticipantBuilder person) => Db.AddAsync(person);

    public Task<Proposal> ProposalAsync(ProposalBuilder proposal) => Db.AddAsync(proposal.In(Process).By(Author));

    public Task<Outcome<AddComment.Added>> TryAsync(Participant? who, string? text, CommentKind kind = CommentKind.For, Guid? replyTo = null, bool official = false, Proposal? on = null) =>
        Db.Get<AddComment>().HandleAsync(who?.Id, (on ?? Proposal).Slug, new(kind, text, replyTo, official));

    public async Task<Guid> SayAsync(Participant who, string text, CommentKind kind = CommentKind.For, Guid? replyTo = null, bool official = false)
    {
        var outcome = await TryAsync(who, text, kind, replyTo, official);
        Assert.Empty(outcome.Faults);
        // Nobody writes two comments in one instant, and lists are ordered by time.
        Db.Clock.Advance(TimeSpan.FromSeconds(15));
        return outcome.Value!.Id;
    }

    public Task<Outcome<MarkHelpful.Marked>> MarkAsync(Participant? who, Guid comment, bool takeBack = false) => Db.Get<MarkHelpful>().HandleAsync(who?.Id, comment, takeBack);

    public async Task<BrowseComments.Answer> ReadAsync(Participant? reader = null, BrowseComments.Order order = BrowseComments.Order.Newest, int page = 1, Guid? around = null) =>
        (await Db.Get<BrowseComments>().HandleAsync(reader?.Id, Proposal.Slug, new(order, page, around)))!;

    public async Task<Comment> RowAsync(Guid id)
    {
        await using var open = Db.Open();
        return await open.Comments.AsNoTracking().SingleAsync(c => c.Id == id);
    }

    public async Task<int> RowsAsync()
    {
        await using var open = Db.Open();
        return await open.Comments.CountAsync();
    }

    public ValueTask DisposeAsync() => Db.DisposeAsync();
}
