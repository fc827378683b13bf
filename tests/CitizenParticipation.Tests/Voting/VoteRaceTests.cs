using CitizenParticipation.Accounts;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using CitizenParticipation.Tests.House;
using CitizenParticipation.Voting;

namespace CitizenParticipation.Tests.Voting;

/// <summary>Many at once, round after round: what the counter says is what the rows and the ledger say, and every person counts once.</summary>
public sealed class VoteRaceTests : IAsyncLifetime
{
    private const int Many = 200;
    private const int Rounds = 100;

    private TestDb db = null!;
    private RaceTrack track = null!;

    public async ValueTask InitializeAsync() => track = await RaceTrack.LayAsync(db = await TestDb.CreateAsync());

    public ValueTask DisposeAsync() => db.DisposeAsync();

    [Fact]
    public async Task Two_hundred_supports_by_one_person_at_once_are_one_support()
    {
        foreach (var proposal in await track.AddProposalsAsync(Rounds))
        {
            var answers = await RaceTrack.AtOnceAsync(Many, _ => db.Get<SupportProposal>().HandleAsync(track.Author.Id, proposal.Slug));
            Assert.All(answers, a => Assert.True(a.Succeeded));
            Assert.Single(answers, a => a.Value!.Changed);
            Assert.All(answers, a => Assert.Equal(1, a.Value!.Total));
        }

        await track.AgreeAsync(c => Assert.Equal((1, 1), c));
    }

    [Fact]
    public async Task Two_hundred_people_at_once_are_two_hundred_supports()
    {
        var people = await track.AddPeopleAsync(Many);
        foreach (var proposal in await track.AddProposalsAsync(Rounds))
        {
            var answers = await RaceTrack.AtOnceAsync(Many, i => db.Get<SupportProposal>().HandleAsync(people[i], proposal.Slug));
            Assert.All(answers, a => Assert.True(a.Value!.Changed));
            Assert.Equal(Many, answers.Max(a => a.Value!.Total));
        }

        await track.AgreeAsync(c => Assert.Equal((Many, Many), c));
    }

    [Fact]
    public async Task Supports_and_withdrawals_of_one_person_at_once_leave_one_row_or_none()
    {
        foreach (var proposal in await track.AddProposalsAsync(Rounds))
        {
            var answers = await RaceTrack.AtOnceAsync(Many, i => db.Get<SupportProposal>().HandleAsync(track.Author.Id, proposal.Slug, withdraw: i % 2 == 1));
            Assert.All(answers, a => Assert.True(a.Succeeded));
            var given = answers.Where((a, i) => i % 2 == 0 && a.Value!.Changed).Count();
            var taken = answers.Where((a, i) => i % 2 == 1 && a.Value!.Changed).Count();
            Assert.InRange(given - taken, 0, 1);
        }

        await track.AgreeAsync(c =>
        {
            Assert.Equal(c.Rows, c.Counter);
            Assert.InRange(c.Rows, 0, 1);
        });
    }

    [Fact]
    public async Task People_who_support_and_take_back_in_turn_never_bend_the_counter()
    {
        var proposals = await track.AddProposalsAsync(5);
        var people = await track.AddPeopleAsync(Many);
        await RaceTrack.AtOnceAsync(Many, async i =>
        {
            // Each person ends on every proposal as told: the odd ones stay, the even ones leave.
            foreach (var proposal in proposals)
            {
                await db.Get<SupportProposal>().HandleAsync(people[i], proposal.Slug);
                if (i % 2 == 0) await db.Get<SupportProposal>().HandleAsync(people[i], proposal.Slug, withdraw: true);
            }

            return true;
        });

        await track.AgreeAsync(c => Assert.Equal((Many / 2, Many / 2), c));
    }
}
