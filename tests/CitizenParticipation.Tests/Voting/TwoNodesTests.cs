using CitizenParticipation.Live;
using CitizenParticipation.Tests.House;
using CitizenParticipation.Voting;

namespace CitizenParticipation.Tests.Voting;

/// <summary>Two processes of the platform on one PostgreSQL: each with a writer, a pulse and memories of its own.</summary>
[Trait("Database", "Postgres")]
public sealed class TwoNodesTests : IAsyncLifetime
{
    private const int Many = 200;
    private const int Rounds = 100;

    private TestDb one = null!;
    private TestDb two = null!;
    private RaceTrack track = null!;

    public async ValueTask InitializeAsync()
    {
        one = await TestDb.CreateAsync();
        two = one.Beside();
        await two.Get<VoteWriter>().StartAsync(CancellationToken.None);
        track = await RaceTrack.LayAsync(one);
    }

    public async ValueTask DisposeAsync()
    {
        await two.DisposeAsync();
        await one.DisposeAsync();
    }

    [Fact]
    public async Task One_person_on_both_nodes_at_once_is_one_support()
    {
        foreach (var proposal in await track.AddProposalsAsync(Rounds))
        {
            var answers = await RaceTrack.AtOnceAsync(Many, i => Node(i).Get<SupportProposal>().HandleAsync(track.Author.Id, proposal.Slug));
            Assert.All(answers, a => Assert.True(a.Succeeded));
            Assert.Single(answers, a => a.Value!.Changed);
        }

        await track.AgreeAsync(c => Assert.Equal((1, 1), c));
    }

    [Fact]
    public async Task People_on_both_nodes_are_all_counted_and_withdrawals_too()
    {
        var people = await track.AddPeopleAsync(Many);
        foreach (var proposal in await track.AddProposalsAsync(Rounds))
        {
            // Each person supports on one node; every fourth takes it back on the other.
            var answers = await RaceTrack.AtOnceAsync(Many, async i =>
            {
                var given = await Node(i).Get<SupportProposal>().HandleAsync(people[i], proposal.Slug);
                return i % 4 == 0 ? await Node(i + 1).Get<SupportProposal>().HandleAsync(people[i], proposal.Slug, withdraw: true) : given;
            });
            Assert.All(answers, a => Assert.True(a.Value!.Changed));
        }

        await track.AgreeAsync(c => Assert.Equal((Many * 3 / 4, Many * 3 / 4), c));
    }

    [Fact]
    public async Task Both_nodes_hear_the_same_totals_in_the_same_order()
    {
        var people = await track.AddPeopleAsync(Many);
        var proposals = await track.AddProposalsAsync(3);
        using var first = await one.ListenAsync();
        using var second = await two.ListenAsync();
        await RaceTrack.AtOnceAsync(Many * 3, async i => await Node(i).Get<VoteWriter>().CastAsync(new Vote(proposals[i % 3].Id, people[i / 3], false)));
        var heard = await one.HeardAsync(first);
        // The last beat of the one is behind everything that the other has heard as well.
        var elsewhere = new List<Beat>();
        while (elsewhere.Count < heard.Count) elsewhere.Add(await second.Beats.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.Equal(heard, elsewhere);
        foreach (var proposal in proposals)
        {
            var totals = heard.Where(b => b.Topic == Topics.Proposal(proposal.Slug)).Select(b => b.Total).ToList();
            Assert.Equal(totals.Order(), totals);
            Assert.Equal(Many, totals[^1]);
        }
    }

    [Fact]
    public async Task Other_beats_reach_the_other_node_and_come_back_to_nobody()
    {
        using var first = await one.ListenAsync();
        using var second = await two.ListenAsync();
        one.Get<Pulse>().Publish(new Beat(Topics.Moderation, 7));
        Assert.Equal(new Beat(Topics.Moderation, 7), await second.Beats.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.Equal([new Beat(Topics.Moderation, 7)], await one.HeardAsync(first));
    }

    [Fact]
    public async Task What_a_node_did_not_hear_is_told_by_the_ledger()
    {
        var proposal = (await track.AddProposalsAsync(2))[0];
        using var ear = two.Get<Pulse>().Listen();
        await one.Get<VoteWriter>().CastAsync(new Vote(proposal.Id, track.Author.Id, false));
        await two.Get<CatchUp>().HandleAsync(A.Now);
        Assert.True(ear.Beats.TryRead(out var beat));
        Assert.Equal(new Beat(Topics.Proposal(proposal.Slug), 1), beat);

        one.Clock.Advance(TimeSpan.FromHours(1));
        await two.Get<CatchUp>().HandleAsync(one.Clock.GetUtcNow());
        Assert.True(ear.Beats.TryRead(out var moderation));
        Assert.Equal(Topics.Moderation, moderation.Topic);
        Assert.True(ear.Beats.TryRead(out moderation));
        Assert.Equal(Topics.Moderation, moderation.Topic);
        Assert.False(ear.Beats.TryRead(out _));
    }

    private TestDb Node(int number) => number % 2 == 0 ? one : two;
}
