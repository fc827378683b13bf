using CitizenParticipation.Accounts;
using CitizenParticipation.Moderation;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using CitizenParticipation.Tests.House;
using CitizenParticipation.Voting;
using Verdict = CitizenParticipation.Moderation.DecideProposal.Verdict;

namespace CitizenParticipation.Tests.Voting;

/// <summary>
/// People vote while the thing they vote on is hidden, withdrawn or closed. From the commit of that change on nothing is counted, and what was
/// answered with yes before it is there.
/// </summary>
public sealed class VoteAgainstChangeTests : IAsyncLifetime
{
    private const int Many = 24;
    private const int Rounds = 100;

    private TestDb db = null!;
    private RaceTrack track = null!;
    private Participant moderator = null!;
    private IReadOnlyList<Guid> people = [];

    public async ValueTask InitializeAsync()
    {
        track = await RaceTrack.LayAsync(db = await TestDb.CreateAsync());
        moderator = await db.AddAsync(A.Participant().Moderator().Administrator());
        people = await track.AddPeopleAsync(Many);
    }

    public ValueTask DisposeAsync() => db.DisposeAsync();

    [Fact]
    public Task Against_hiding() => RaceAsync(async proposal =>
    {
        Assert.True((await db.Get<DecideProposal>().HandleAsync(moderator.Id, proposal.Slug, new(Verdict.Hide, "Unclear", "Das geht so nicht."))).Succeeded);
        await db.AgreeToAllAsync();
    });

    [Fact]
    public Task Against_the_author_who_withdraws_the_proposal() => RaceAsync(async proposal =>
        Assert.True((await db.Get<WithdrawProposal>().HandleAsync(track.Author.Id, proposal.Slug, "Hat sich erledigt.")).Succeeded));

    [Fact]
    public async Task Against_an_administrator_who_closes_the_phase()
    {
        var closing = new Dictionary<Guid, Process>();
        await RaceAsync(
            async proposal =>
            {
                var process = closing[proposal.ProcessId];
                // The wall clock of the city stands at noon; the phase now ends an hour ago.
                var saved = await db.Get<SaveProcess>().HandleAsync(moderator.Id, new(
                    process.Id, null, "Wer darf mitreden?", "Alle dürfen es.", "Hier geht es um die Stadt.", Audience.Everyone, [A.City],
                    [new(PhaseKind.Support, "2027-02-01T12:00", "2027-02-10T11:00", false)], process.Revision));
                Assert.True(saved.Succeeded, string.Join(", ", saved.Faults));
            },
            async () =>
            {
                var process = await db.AddAsync(A.Process().InSupportPhase());
                closing[process.Id] = process;
                return (await track.AddProposalsAsync(1, process))[0];
            });
    }

    /// <summary>Somebody who closes the account while they press the button in another window.</summary>
    [Fact]
    public async Task Against_leaving()
    {
        var proposals = await track.AddProposalsAsync(3);
        for (var round = 0; round < Rounds; round++)
        {
            var person = await db.AddAsync(A.Participant());
            var answers = await RaceTrack.AtOnceAsync(Many, async i =>
            {
                if (i == Many / 2) return (await db.WithAsync<LeavePlatform, Outcome<LeavePlatform.Left>>(x => x.HandleAsync(person.Id, null))).Refusal;
                return (await db.Get<SupportProposal>().HandleAsync(person.Id, proposals[i % 3].Slug)).Refusal;
            });
            Assert.All(answers, a => Assert.True(a is null or Refusal.SignInRequired));
        }

        await track.AgreeAsync(c => Assert.Equal((0, 0), c));
    }

    private async Task RaceAsync(Func<Proposal, Task> change, Func<Task<Proposal>>? next = null)
    {
        var proposals = next is null ? await track.AddProposalsAsync(Rounds) : [];
        for (var round = 0; round < Rounds; round++)
        {
            var proposal = next is null ? proposals[round] : await next();
            var when = round % Many;
            var counted = -1;
            var answers = await RaceTrack.AtOnceAsync(Many, async i =>
            {
                if (i == when)
                {
                    await change(proposal);
                    counted = (await track.CountAsync(proposal)).Rows;
                }

                return await db.Get<VoteWriter>().CastAsync(new Vote(proposal.Id, people[i], false));
            });

            var yes = answers.Count(a => a.Refusal is null);
            Assert.NotNull(answers[when].Refusal);
            Assert.All(answers, a => Assert.True(a.Refusal is null or Refusal.ProposalNotPublished or Refusal.NoSupportNow));
            // What was counted when the change had just been committed is all that ever is.
            Assert.Equal((yes, yes), (counted, (await track.CountAsync(proposal)).Rows));
        }

        Assert.Empty((await db.Get<VerifyVotes>().HandleAsync()).Findings);
    }
}
