using CitizenParticipation.Accounts;
using CitizenParticipation.Attachments;
using CitizenParticipation.Comments;
using CitizenParticipation.Notifications;
using CitizenParticipation.Offers;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using CitizenParticipation.Proposals.Authors;
using CitizenParticipation.Reports;
using CitizenParticipation.Tests.Attachments;
using CitizenParticipation.Tests.House;
using CitizenParticipation.Voting;

namespace CitizenParticipation.Tests.Accounts;

/// <summary>Somebody who has written before is blocked from writing, and tries everything.</summary>
public sealed class BlockedWriterTests : IAsyncLifetime
{
    private TestDb db = null!;
    private Process process = null!;
    private Process elsewhere = null!;
    private Participant writer = null!;
    private Participant other = null!;
    private Proposal returned = null!;
    private Proposal own = null!;
    private Proposal foreign = null!;
    private Guid comment;
    private Guid offer;
    private Guid picture;
    private string code = "";

    public async ValueTask InitializeAsync()
    {
        db = await TestDb.CreateAsync();
        (process, elsewhere) = (await db.AddAsync(A.Process().InSupportPhase(proposalsWelcome: true)), await db.AddAsync(A.Process().InSupportPhase(proposalsWelcome: true)));
        (writer, other) = (await db.AddAsync(A.Participant().WithPassword()), await db.AddAsync(A.Participant()));
        returned = await db.AddAsync(A.Proposal().In(process).By(writer).Returned());
        own = await db.AddAsync(A.Proposal().In(process).By(writer).Published());
        foreign = await db.AddAsync(A.Proposal().In(process).By(other).Published());
        var invitedTo = await db.AddAsync(A.Proposal().In(process).By(other).Published());
        comment = Must(await db.Get<AddComment>().HandleAsync(writer.Id, foreign.Slug, new(CommentKind.For, "Das ist gut."))).Id;
        offer = Must(await db.Get<MakeOffer>().HandleAsync(writer.Id, foreign.Slug, Help(OfferKind.Hands))).Id;
        picture = Must(await AttachAsync()).Id;
        code = Must(await db.Get<InviteCoAuthor>().HandleAsync(other.Id, invitedTo.Slug)).Code;
        db.Clock.Advance(TimeSpan.FromMinutes(2));
    }

    public ValueTask DisposeAsync() => db.DisposeAsync();

    [Fact]
    public async Task Nothing_is_written_anywhere_while_the_block_is_for_all_processes()
    {
        var until = await BlockAsync(null, -1, 6);
        foreach (var (act, faults) in await WriteAsync())
            Assert.True(faults.SequenceEqual([new Fault(Refusal.Blocked, "", until.ToString("O"))]), $"{act}: {string.Join(", ", faults)}");
    }

    [Fact]
    public async Task Nothing_is_written_in_the_one_process_that_it_is_for()
    {
        await BlockAsync(process.Id, -1, 6);
        Assert.All(await WriteAsync(), w => Assert.Equal(Refusal.Blocked, w.Faults.Single().Refusal));
        Assert.Empty((await db.Get<SubmitProposal>().HandleAsync(writer.Id, elsewhere.Slug, A.ProposalInput())).Faults);
    }

    [Fact]
    public async Task A_block_for_another_process_changes_nothing_here()
    {
        await BlockAsync(elsewhere.Id, -1, 6);
        await WritesEverythingAsync();
        Assert.Equal(Refusal.Blocked, (await db.Get<SubmitProposal>().HandleAsync(writer.Id, elsewhere.Slug, A.ProposalInput())).Refusal);
    }

    [Fact]
    public async Task Before_it_begins_everything_is_written()
    {
        await BlockAsync(null, 1, 6);
        await WritesEverythingAsync();
    }

    [Fact]
    public async Task When_it_is_over_everything_is_written()
    {
        await BlockAsync(null, -3, -1);
        await WritesEverythingAsync();
    }

    [Fact]
    public async Task Once_lifted_everything_is_written()
    {
        await using var open = db.Open();
        var block = new Block(writer.Id, null, A.Now.AddDays(-1), A.Now.AddDays(6), "1.2", "Bitte sachlich bleiben.");
        block.Lift(A.Now);
        open.Add(block);
        await open.SaveChangesAsync();
        await WritesEverythingAsync();
    }

    [Fact]
    public async Task Other_people_write_as_before()
    {
        await BlockAsync(null, -1, 6);
        Assert.Empty((await db.Get<AddComment>().HandleAsync(other.Id, foreign.Slug, new(CommentKind.For, "Das finde ich auch."))).Faults);
    }

    [Fact]
    public async Task Whatever_is_not_writing_for_others_stays_as_it_was()
    {
        var said = Must(await db.Get<AddComment>().HandleAsync(other.Id, foreign.Slug, new(CommentKind.For, "Das finde ich auch."))).Id;
        Must(await db.Get<ChangeProposal>().HandleAsync(writer.Id, own.Slug, new(A.ProposalInput(text: "Am Markt fehlen sehr viele Bänke."), "Viel mehr Bänke.", false)));
        await BlockAsync(null, -1, 6);
        Must(await db.Get<SupportProposal>().HandleAsync(writer.Id, foreign.Slug));
        Must(await db.Get<SupportProposal>().HandleAsync(writer.Id, foreign.Slug, withdraw: true));
        Must(await db.Get<MarkHelpful>().HandleAsync(writer.Id, said));
        Must(await db.Get<FollowTopic>().HandleAsync(writer.Id, new(TopicKind.Proposal, foreign.Slug, true)));
        Must(await db.Get<ReportContribution>().HandleAsync(writer.Id, ReportedKind.Comment, said, new("Insult", "Das beleidigt meine Nachbarin.")));
        var draft = Must(await db.Get<KeepDraft>().HandleAsync(writer.Id, new(null, process.Slug, A.ProposalInput(), Guid.NewGuid(), 0, Guid.NewGuid()))).Slug;
        Assert.NotNull(await db.Get<ReadDraft>().HandleAsync(writer.Id, draft));
        Must(await db.Get<DiscardDraft>().HandleAsync(writer.Id, draft));
        Must(await db.Get<DropChange>().HandleAsync(writer.Id, own.Slug));
        Must(await db.Get<DeleteComment>().HandleAsync(writer.Id, comment));
        Must(await db.Get<TakeBackOffer>().HandleAsync(writer.Id, offer, contactOnly: true));
        Must(await db.Get<TakeBackOffer>().HandleAsync(writer.Id, offer));
        Must(await db.Get<RemoveAttachment>().HandleAsync(writer.Id, returned.Slug, picture));
        Must(await db.Get<WithdrawProposal>().HandleAsync(writer.Id, own.Slug, "Hat sich erledigt."));
        Must(await db.Get<MoveHome>().HandleAsync(writer.Id, A.Schalke));
        Must(await db.WithAsync<LeavePlatform, Outcome<LeavePlatform.Left>>(l => l.HandleAsync(writer.Id, A.Password)));
    }

    private async Task WritesEverythingAsync() => Assert.All(await WriteAsync(), w => Assert.True(w.Faults.Count == 0, $"{w.Act}: {string.Join(", ", w.Faults)}"));

    /// <summary>Each act for itself; none needs another one to have happened.</summary>
    private async Task<IReadOnlyList<(string Act, IReadOnlyList<Fault> Faults)>> WriteAsync() =>
    [
        ("submit", (await db.Get<SubmitProposal>().HandleAsync(writer.Id, process.Slug, A.ProposalInput("Eine neue Idee"))).Faults),
        ("change", (await db.Get<ChangeProposal>().HandleAsync(writer.Id, own.Slug, new(A.ProposalInput(text: "Am Markt fehlen sehr viele Bänke."), "Viel mehr Bänke.", false))).Faults),
        ("comment", (await db.Get<AddComment>().HandleAsync(writer.Id, foreign.Slug, new(CommentKind.Against, "Das ist doch nicht gut."))).Faults),
        ("mend", (await db.Get<EditComment>().HandleAsync(writer.Id, comment, "Das ist sehr gut.")).Faults),
        ("offer", (await db.Get<MakeOffer>().HandleAsync(writer.Id, foreign.Slug, Help(OfferKind.Material))).Faults),
        ("change offer", (await db.Get<ChangeOffer>().HandleAsync(writer.Id, offer, Help(OfferKind.Hands) with { Text = "Ich helfe auch am Sonntag mit." })).Faults),
        ("attach", (await AttachAsync()).Faults),
        ("describe", (await db.Get<DescribeAttachment>().HandleAsync(writer.Id, returned.Slug, picture, "Etwas anderes")).Faults),
        ("revise", (await db.Get<ReviseProposal>().HandleAsync(writer.Id, returned.Slug, A.ProposalInput())).Faults),
        ("ask to join", (await db.Get<AskToCoAuthor>().HandleAsync(writer.Id, foreign.Slug, "Ich möchte mitschreiben.")).Faults),
        ("accept an invitation", (await db.Get<AcceptInvitation>().HandleAsync(writer.Id, code)).Faults),
    ];

    private Task<Outcome<AddAttachment.Added>> AttachAsync()
    {
        var content = Pictures.Of(60, 40);
        return db.Get<AddAttachment>().HandleAsync(writer.Id, returned.Slug, new("Bild.png", "Eine Bank", new MemoryStream(content), content.Length));
    }

    private async Task<DateTimeOffset> BlockAsync(Guid? where, double from, double until)
    {
        await db.AddAllAsync([new Block(writer.Id, where, A.Now.AddDays(from), A.Now.AddDays(until), "1.2", "Bitte sachlich bleiben.")]);
        return A.Now.AddDays(until);
    }

    private static OfferInput Help(OfferKind kind) => new(OfferAs.Resident, null, kind, "Ich helfe am Samstag mit.");

    private static T Must<T>(Outcome<T> outcome)
    {
        Assert.Empty(outcome.Faults);
        return outcome.Value!;
    }
}
