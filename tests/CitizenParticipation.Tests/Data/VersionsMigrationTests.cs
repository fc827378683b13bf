using CitizenParticipation.Proposals;
using CitizenParticipation.Tests.House;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CitizenParticipation.Tests.Data;

/// <summary>Texts from before versions had a state get the one that follows from their proposal.</summary>
public sealed class VersionsMigrationTests
{
    [Fact]
    public async Task Versions_from_before_get_the_state_that_follows_from_their_proposal()
    {
        await using var db = await TestDb.CreateAsync(votes: false);
        var process = await db.AddAsync(A.Process().InSupportPhase());
        var author = await db.AddAsync(A.Participant());
        var revised = A.Proposal().In(process).By(author).Returned().Build();
        revised.Submit(new ProposalText("Zweite Fassung", "Am Markt fehlen viele Bänke für ältere Menschen.", "", "", "", A.Altstadt, "green"), "", author.Id, A.Now);
        revised.Publish(null, A.Now);
        await db.AddAllAsync([revised]);
        var states = new Dictionary<Proposal, VersionState>
        {
            [await db.AddAsync(A.Proposal().In(process).By(author))] = VersionState.InReview,
            [await db.AddAsync(A.Proposal().In(process).By(author).Returned())] = VersionState.Returned,
            [await db.AddAsync(A.Proposal().In(process).By(author).Refused())] = VersionState.Refused,
            [await db.AddAsync(A.Proposal().In(process).By(author).Withdrawn())] = VersionState.Withdrawn,
            [await db.AddAsync(A.Proposal().In(process).By(author).Hidden())] = VersionState.Published,
        };
        await using (var open = db.Open())
        {
            var migrator = open.GetService<IMigrator>();
            await migrator.MigrateAsync("SimilarProposals");
            await migrator.MigrateAsync();
        }

        await using var again = db.Open();
        foreach (var (proposal, state) in states) Assert.Equal(state, (await again.Set<ProposalVersion>().SingleAsync(v => v.ProposalId == proposal.Id)).State);
        var versions = await again.Set<ProposalVersion>().Where(v => v.ProposalId == revised.Id).OrderBy(v => v.Number).ToListAsync();
        Assert.Equal([(VersionState.Returned, null), (VersionState.Published, (DateTimeOffset?)A.Now)], versions.Select(v => (v.State, v.PublishedAt)));
    }
}
