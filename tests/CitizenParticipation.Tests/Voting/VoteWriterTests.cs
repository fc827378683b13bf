using CitizenParticipation.Accounts;
using CitizenParticipation.Data;
using CitizenParticipation.Live;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using CitizenParticipation.Tests.House;
using CitizenParticipation.Voting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CitizenParticipation.Tests.Voting;

/// <summary>The writer started late: what is cast before waits in the queue, so a test decides what happens in between.</summary>
public sealed class VoteWriterTests : IAsyncLifetime
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    private TestDb db = null!;
    private Process process = null!;
    private Proposal proposal = null!;
    private Participant person = null!;

    private VoteWriter Writer => db.Get<VoteWriter>();

    public async ValueTask InitializeAsync()
    {
        db = await TestDb.CreateAsync(votes: false);
        process = await db.AddAsync(A.Process().InSupportPhase());
        person = await db.AddAsync(A.Participant());
        proposal = await db.AddAsync(A.Proposal().In(process).By(person).Published());
    }

    public ValueTask DisposeAsync() => db.DisposeAsync();

    [Fact]
    public async Task A_vote_held_back_past_the_end_of_the_phase_is_refused()
    {
        db.Clock.SetUtcNow(A.Now.AddDays(10).AddMilliseconds(-1));
        var waiting = Cast();
        Assert.False(waiting.IsCompleted);
        db.Clock.SetUtcNow(A.Now.AddDays(10));
        await Writer.StartAsync(CancellationToken.None);

        Assert.Equal(Refusal.NoSupportNow, (await waiting.WaitAsync(Soon)).Refusal);
        Assert.Equal((0, 0), await CountAsync());
    }

    [Fact]
    public async Task A_proposal_hidden_while_the_vote_waits_is_not_supported()
    {
        var waiting = Cast();
        await db.SqlAsync("UPDATE \"Proposals\" SET \"State\" = 5");
        await Writer.StartAsync(CancellationToken.None);
        Assert.Equal(Refusal.ProposalNotPublished, (await waiting.WaitAsync(Soon)).Refusal);
        Assert.Equal((0, 0), await CountAsync());
    }

    [Fact]
    public async Task The_beat_comes_after_the_commit_and_carries_the_new_total()
    {
        await db.SupportAsync(proposal, (await db.AddAsync(A.Participant())).Id);
        using var ear = await db.ListenAsync();
        var waiting = Cast();
        await Writer.StartAsync(CancellationToken.None);
        var beat = await ear.Beats.ReadAsync().AsTask().WaitAsync(Soon);

        Assert.Equal(new Beat(Topics.Proposal(proposal.Slug), 2), beat);
        // Whoever hears the beat can already read the row from another connection.
        Assert.Equal((2, 2), await CountAsync());
        Assert.Equal(2, (await waiting).Total);
    }

    [Fact]
    public async Task One_batch_beats_once_for_each_proposal()
    {
        var other = await db.AddAsync(A.Proposal().In(process).By(person).Published());
        var people = Enumerable.Range(0, 20).Select(_ => A.Participant().Build()).ToList();
        await db.AddAllAsync(people);
        using var ear = await db.ListenAsync();
        var waiting = people.SelectMany(p => (Task<VoteAnswer>[])[Writer.CastAsync(new Vote(proposal.Id, p.Id, false)), Writer.CastAsync(new Vote(other.Id, p.Id, false))]).ToList();
        await Writer.StartAsync(CancellationToken.None);
        var answers = await Task.WhenAll(waiting).WaitAsync(Soon);
        await Writer.StopAsync(CancellationToken.None);

        Assert.All(answers, a => Assert.Equal(new VoteAnswer(null, true, 20), a));
        Assert.Equal(
            new[] { new Beat(Topics.Proposal(proposal.Slug), 20), new Beat(Topics.Proposal(other.Slug), 20) }.ToHashSet(),
            (await db.HeardAsync(ear)).ToHashSet());
    }

    [Fact]
    public async Task Votes_that_change_nothing_do_not_beat()
    {
        var fresh = await db.AddAsync(A.Participant().Unconfirmed());
        await db.SupportAsync(proposal, person.Id);
        using var ear = await db.ListenAsync();
        var refused = Writer.CastAsync(new Vote(proposal.Id, fresh.Id, Withdraws: false));
        var unknown = Writer.CastAsync(new Vote(Guid.NewGuid(), person.Id, Withdraws: false));
        var again = Cast();
        var back = Cast(withdraws: true);
        var forth = Cast();
        await Writer.StartAsync(CancellationToken.None);
        await Task.WhenAll(refused, unknown, again, back, forth).WaitAsync(Soon);
        await Writer.StopAsync(CancellationToken.None);

        Assert.Equal(Refusal.EmailNotConfirmed, (await refused).Refusal);
        Assert.Equal(new VoteAnswer(Refusal.NotFound, false, 0), await unknown);
        Assert.Equal((false, true, true), ((await again).Changed, (await back).Changed, (await forth).Changed));
        Assert.Empty(await db.HeardAsync(ear));
        Assert.Equal((1, 1), await CountAsync());
    }

    [Fact]
    public async Task Order_is_kept_so_that_a_withdrawal_never_overtakes_its_support()
    {
        var votes = Enumerable.Range(0, 101).Select(i => Cast(withdraws: i % 2 == 1)).ToList();
        await Writer.StartAsync(CancellationToken.None);
        var answers = await Task.WhenAll(votes).WaitAsync(Soon);
        Assert.All(answers, a => Assert.True(a.Changed));
        Assert.Equal((1, 1), await CountAsync());
    }

    [Fact]
    public async Task A_full_queue_says_try_again_at_once()
    {
        var votes = Enumerable.Range(0, 20_010).Select(_ => Cast()).ToList();
        var turnedAway = votes.Where(v => v.IsCompleted).ToList();
        Assert.Equal(10, turnedAway.Count);
        Assert.All(turnedAway, v => Assert.Equal(new VoteAnswer(Refusal.TryAgain, false, 0), v.Result));

        // What was accepted is still answered, in more than one batch.
        await Writer.StartAsync(CancellationToken.None);
        var answers = await Task.WhenAll(votes.Except(turnedAway)).WaitAsync(Soon);
        Assert.Single(answers, a => a.Changed);
        Assert.Equal((1, 1), await CountAsync());
    }

    [Fact]
    public async Task Shutting_down_writes_what_was_accepted_and_takes_nothing_more()
    {
        var people = Enumerable.Range(0, 1500).Select(_ => A.Participant().Build()).ToList();
        await db.AddAllAsync(people);
        var votes = people.Select(p => Writer.CastAsync(new Vote(proposal.Id, p.Id, Withdraws: false))).ToList();
        await Writer.StartAsync(CancellationToken.None);
        await Writer.StopAsync(CancellationToken.None);

        Assert.All(votes, v => Assert.True(v.IsCompletedSuccessfully));
        Assert.Equal((1500, 1500), await CountAsync());
        Assert.Equal(Refusal.TryAgain, (await Cast()).Refusal);
    }

    [Fact]
    public async Task A_batch_that_cannot_be_written_says_try_again_and_the_next_one_is_counted()
    {
        await RefuseSupportsAsync("1 = 1");
        using var ear = await db.ListenAsync();
        await Writer.StartAsync(CancellationToken.None);
        Assert.Equal(Refusal.TryAgain, (await Cast().WaitAsync(Soon)).Refusal);
        Assert.Equal((0, 0), await CountAsync());
        Assert.Empty(await db.HeardAsync(ear));

        await AllowSupportsAsync();
        Assert.Equal(new VoteAnswer(null, true, 1), await Cast().WaitAsync(Soon));
    }

    [Fact]
    public async Task One_vote_that_breaks_a_rule_of_the_database_takes_no_other_with_it()
    {
        var people = Enumerable.Range(0, 20).Select(_ => A.Participant().Build()).ToList();
        await db.AddAllAsync(people);
        var id = db.Database.Provider == DatabaseProvider.Postgres ? people[7].Id.ToString() : people[7].Id.ToString().ToUpperInvariant();
        await RefuseSupportsAsync($"\"ParticipantId\" = '{id}'");
        var votes = people.Select(p => Writer.CastAsync(new Vote(proposal.Id, p.Id, false))).ToList();
        await Writer.StartAsync(CancellationToken.None);
        var answers = await Task.WhenAll(votes).WaitAsync(Soon);
        Assert.Equal([7], Enumerable.Range(0, 20).Where(i => answers[i].Refusal == Refusal.TryAgain));
        Assert.Equal((19, 19), await CountAsync());
        Assert.Empty((await db.Get<VerifyVotes>().HandleAsync()).Findings);
    }

    [Fact]
    public async Task A_database_that_is_held_up_too_long_says_try_again_and_counts_again_afterwards()
    {
        await Writer.StartAsync(CancellationToken.None);
        Assert.True((await Cast()).Changed);
        await using (var other = db.Open())
        {
            await using var transaction = await other.BeginWriteAsync();
            await other.HoldVotesAsync();
            var waiting = Cast(withdraws: true);
            Assert.Equal(Refusal.TryAgain, (await waiting.WaitAsync(VoteStore.Patience * 2)).Refusal);
        }

        Assert.True((await Cast(withdraws: true).WaitAsync(Soon)).Changed);
        Assert.Equal((0, 0), await CountAsync());
    }

    [Fact]
    public async Task A_support_taken_back_and_given_again_in_one_batch_has_the_new_time()
    {
        await Writer.StartAsync(CancellationToken.None);
        await Cast();
        await Writer.StopAsync(CancellationToken.None);
        db.Clock.Advance(TimeSpan.FromHours(1));
        using var again = db.NewWriter();
        Task<VoteAnswer>[] votes = [.. ((bool[])[true, false, true, false]).Select(withdraws => again.CastAsync(new Vote(proposal.Id, person.Id, withdraws)))];
        await again.StartAsync(CancellationToken.None);
        Assert.All(await Task.WhenAll(votes).WaitAsync(Soon), a => Assert.Equal(new VoteAnswer(null, true, 1), a));
        await again.StopAsync(CancellationToken.None);

        await using var open = db.Open();
        Assert.Equal(A.Now.AddHours(1), await open.Supports.Select(s => s.At).SingleAsync());
        Assert.Empty((await db.Get<VerifyVotes>().HandleAsync()).Findings);
    }

    [Fact]
    public async Task A_vote_waits_for_another_writer_and_is_then_judged_by_the_clock()
    {
        await Writer.StartAsync(CancellationToken.None);
        await using var other = db.Open();
        Task<VoteAnswer> waiting;
        await using (var transaction = await other.BeginWriteAsync())
        {
            await other.HoldVotesAsync();
            waiting = Cast();
            await Task.Delay(100);
            Assert.False(waiting.IsCompleted);
            db.Clock.SetUtcNow(A.Now.AddDays(10));
            await transaction.CommitAsync();
        }

        Assert.Equal(Refusal.NoSupportNow, (await waiting.WaitAsync(Soon)).Refusal);
    }

    [Fact]
    public async Task Where_nobody_knows_whether_a_commit_happened_the_voter_hears_that_and_the_next_try_is_answered()
    {
        using var doubtful = new DoubtfulStore(db.Get<VoteStore>());
        await using var node = db.Beside(services => services.AddSingleton<VoteStore>(doubtful));
        using var writer = node.NewWriter();
        await writer.StartAsync(CancellationToken.None);
        var vote = new Vote(proposal.Id, person.Id, false);
        Assert.Equal(VoteAnswer.Refused(Refusal.Unsure), await writer.CastAsync(vote).WaitAsync(Soon));
        Assert.Equal(new VoteAnswer(null, false, 1), await writer.CastAsync(vote).WaitAsync(Soon));
        await writer.StopAsync(CancellationToken.None);
        Assert.Equal((1, 1), await CountAsync());
    }

    private Task<VoteAnswer> Cast(bool withdraws = false) => Writer.CastAsync(new Vote(proposal.Id, person.Id, withdraws));

    /// <summary>As if the database had no room: whatever is inserted breaks a rule.</summary>
    private Task RefuseSupportsAsync(string when) => db.SqlAsync(db.Database.Provider == DatabaseProvider.Postgres
        ? $"ALTER TABLE \"Supports\" ADD CONSTRAINT \"NoRoom\" CHECK (NOT ({when})) NOT VALID"
        : $"CREATE TRIGGER \"NoRoom\" BEFORE INSERT ON \"Supports\" WHEN {when.Replace("\"P", "new.\"P", StringComparison.Ordinal)} BEGIN SELECT RAISE(ABORT, 'no room'); END");

    private Task AllowSupportsAsync() => db.SqlAsync(db.Database.Provider == DatabaseProvider.Postgres ? "ALTER TABLE \"Supports\" DROP CONSTRAINT \"NoRoom\"" : "DROP TRIGGER \"NoRoom\"");

    private async Task<(int Rows, int Counter)> CountAsync()
    {
        await using var open = db.Open();
        return (await open.Supports.CountAsync(s => s.ProposalId == proposal.Id), await open.Proposals.Where(p => p.Id == proposal.Id).Select(p => p.Supports).SingleAsync());
    }

    /// <summary>Writes, and does not know it the first time.</summary>
    private sealed class DoubtfulStore(VoteStore real) : VoteStore
    {
        private bool told;

        public override VoteBatch Write(IReadOnlyList<Vote> votes)
        {
            var written = real.Write(votes);
            if (told) return written;
            told = true;
            throw new VotesInDoubtException(new IOException("The line is cut."));
        }

        public override bool BlamesOneVote(Exception failure) => real.BlamesOneVote(failure);

        public override IReadOnlyList<Guid> FindLeavers() => real.FindLeavers();

        protected override void Close() { }
    }
}
