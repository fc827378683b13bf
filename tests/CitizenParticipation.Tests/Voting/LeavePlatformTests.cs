using CitizenParticipation.Accounts;
using CitizenParticipation.Attachments;
using CitizenParticipation.Mail;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using CitizenParticipation.Tests.Attachments;
using CitizenParticipation.Tests.House;
using CitizenParticipation.Voting;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Tests.Voting;

public sealed class LeavePlatformTests : IAsyncLifetime
{
    private TestDb db = null!;
    private Process running = null!;
    private Process over = null!;
    private Participant person = null!;
    private Proposal counted = null!;
    private Proposal finished = null!;
    private Proposal hidden = null!;

    public async ValueTask InitializeAsync()
    {
        db = await TestDb.CreateAsync(votes: false);
        running = await db.AddAsync(A.Process().InSupportPhase());
        over = await db.AddAsync(A.Process().AfterSupportPhase());
        var author = await db.AddAsync(A.Participant());
        person = await db.AddAsync(A.Participant().Reached("erika@example.org").Called("Erika").WithPassword());
        counted = await db.AddAsync(A.Proposal().In(running).By(author).Published());
        finished = await db.AddAsync(A.Proposal().In(over).By(author).Published());
        hidden = await db.AddAsync(A.Proposal().In(running).By(author).Hidden());
        foreach (var proposal in (Proposal[])[counted, finished, hidden]) await db.SupportAsync(proposal, person.Id, author.Id);
        await db.Get<VoteWriter>().StartAsync(CancellationToken.None);
    }

    public ValueTask DisposeAsync() => db.DisposeAsync();

    [Fact]
    public async Task What_is_still_counted_is_taken_back_and_what_is_finished_stays()
    {
        Assert.True((await LeaveAsync(A.Password)).Succeeded);
        Assert.Equal((1, 1), await CountAsync(counted));
        Assert.Equal((1, 1), await CountAsync(hidden));
        Assert.Equal((2, 2), await CountAsync(finished));
        Assert.Empty((await db.Get<VerifyVotes>().HandleAsync()).Findings);
    }

    [Fact]
    public async Task Nothing_is_left_that_says_who_it_was()
    {
        await db.AddAllAsync([new OutgoingMail("erika@example.org", "Betreff", "Hallo Erika", A.Now)]);
        var own = await db.AddAsync(A.Proposal().In(running).By(person).Published());
        var waiting = await db.AddAsync(A.Proposal().In(running).By(person));
        await LeaveAsync(A.Password);

        await using var open = db.Open();
        var row = await open.Participants.SingleAsync(p => p.Id == person.Id);
        Assert.Equal((A.Now, "", 0), (row.LeftAt, row.DisplayName, row.YearOfBirth));
        Assert.DoesNotContain("erika", string.Join(' ', row.Email, row.UserName, row.NormalizedEmail, row.NormalizedUserName), StringComparison.OrdinalIgnoreCase);
        Assert.Null(row.PasswordHash);
        Assert.Empty(await db.MailsAsync());
        Assert.False((await db.Get<ReadRights>().HandleAsync(person.Id)).SignedIn);
        Assert.Equal("", (await db.Get<ReadProposal>().HandleAsync(null, own.Slug))!.AuthorName);
        Assert.Equal(ProposalState.Withdrawn, (await open.Proposals.SingleAsync(p => p.Id == waiting.Id)).State);
        Assert.Equal("participant.left", (await db.TrailAsync())[^1].Action);
    }

    [Fact]
    public async Task Pictures_of_what_nobody_reads_any_more_go_too()
    {
        var friend = await db.AddAsync(A.Participant());
        var own = await db.AddAsync(A.Proposal().In(running).By(person).Titled("Bleibt öffentlich am Markt"));
        var (draft, waiting, shared) = (await db.AddAsync(A.Proposal().In(running).By(person)), await db.AddAsync(A.Proposal().In(running).By(person)), await db.AddAsync(A.Proposal().In(running).By(person)));
        foreach (var proposal in (Proposal[])[own, draft, waiting, shared])
        {
            await using var content = new MemoryStream(Pictures.Of(20, 10));
            Assert.True((await db.Get<AddAttachment>().HandleAsync(person.Id, proposal.Slug, new("Foto.png", "Der Markt.", content, content.Length))).Succeeded);
        }

        await db.SqlAsync($"UPDATE \"Proposals\" SET \"State\" = 0 WHERE \"Slug\" = '{draft.Slug}'");
        await using (var change = db.Open())
        {
            var (published, joined) = (await change.Proposals.Whole.SingleAsync(p => p.Id == own.Id), await change.Proposals.Whole.SingleAsync(p => p.Id == shared.Id));
            published.Publish(null, A.Now);
            joined.Join(friend.Id, A.Now);
            await change.SaveChangesAsync();
        }

        Assert.Equal(4, Stored().Count);
        Assert.True((await LeaveAsync(A.Password)).Succeeded);
        await using var open = db.Open();
        var left = await open.Attachments.ToListAsync();
        Assert.Equal(new[] { own.Id, shared.Id }.Order(), left.Select(a => a.ProposalId).Order());
        Assert.Equal(left.Select(a => a.StoredName).Order(), Stored().Select(f => f.Name).Order());
    }

    [Fact]
    public async Task Whoever_left_votes_no_more_and_may_come_back_as_somebody_new()
    {
        await LeaveAsync(A.Password);
        Assert.Equal(Refusal.SignInRequired, (await db.Get<SupportProposal>().HandleAsync(person.Id, counted.Slug)).Refusal);
        Assert.Equal(Refusal.SignInRequired, (await LeaveAsync(A.Password)).Refusal);
        await db.AddAsync(A.Participant().Reached("erika@example.org"));
    }

    [Fact]
    public async Task The_password_is_asked_and_a_wrong_one_changes_nothing()
    {
        Assert.Equal(new Fault(Refusal.WrongPassword, "Password"), Assert.Single((await LeaveAsync("falsch geraten")).Faults));
        Assert.Equal(new Fault(Refusal.Required, "Password"), Assert.Single((await LeaveAsync(null)).Faults));
        Assert.Equal(Refusal.SignInRequired, (await db.WithAsync<LeavePlatform, Outcome<LeavePlatform.Left>>(x => x.HandleAsync(null, A.Password))).Refusal);
        Assert.Equal((2, 2), await CountAsync(counted));
    }

    [Fact]
    public async Task The_last_administrator_stays()
    {
        var administrator = await db.AddAsync(A.Participant().Administrator());
        Assert.Equal(Refusal.LastAdministrator, (await LeaveAsync(administrator, null)).Refusal);
        await db.AddAsync(A.Participant().Administrator());
        Assert.True((await LeaveAsync(administrator, null)).Succeeded);
    }

    [Fact]
    public async Task Supports_that_a_sudden_stop_left_behind_are_taken_back_at_the_next_start()
    {
        await db.Get<VoteWriter>().StopAsync(CancellationToken.None);
        // The queue is closed, as if the process had ended between the erasure and the vote.
        Assert.True((await LeaveAsync(A.Password)).Succeeded);
        Assert.Equal((2, 2), await CountAsync(counted));

        using var again = db.NewWriter();
        await again.StartAsync(CancellationToken.None);
        await again.StopAsync(CancellationToken.None);
        Assert.Equal((1, 1), await CountAsync(counted));
        Assert.Equal((2, 2), await CountAsync(finished));
        Assert.Empty((await db.Get<VerifyVotes>().HandleAsync()).Findings);
    }

    private List<StoredFile> Stored() => [.. db.Get<IFileStore>().OlderThan(DateTimeOffset.MaxValue)];

    private Task<Outcome<LeavePlatform.Left>> LeaveAsync(string? password) => LeaveAsync(person, password);

    private Task<Outcome<LeavePlatform.Left>> LeaveAsync(Participant who, string? password) =>
        db.WithAsync<LeavePlatform, Outcome<LeavePlatform.Left>>(x => x.HandleAsync(who.Id, password));

    private async Task<(int Rows, int Counter)> CountAsync(Proposal of)
    {
        await using var open = db.Open();
        return (await open.Supports.CountAsync(s => s.ProposalId == of.Id), await open.Proposals.Where(p => p.Id == of.Id).Select(p => p.Supports).SingleAsync());
    }
}
