using CitizenParticipation.Committees;
using CitizenParticipation.Tests.House;

namespace CitizenParticipation.Tests.Committees;

public class ReadCommitteeDeskTests
{
    [Fact]
    public async Task A_member_reads_their_borough_in_every_process_that_touches_it()
    {
        await using var db = await TestDb.CreateAsync(votes: false);
        var author = await db.AddAsync(A.Participant());
        var running = await db.AddAsync(A.Process().InSupportPhase());
        var elsewhere = await db.AddAsync(A.Process().InSupportPhase().In(A.Nord));
        var finished = await db.AddAsync(A.Process().Finished());
        await db.AddAsync(A.Proposal().In(running).By(author).At(A.Ueckendorf).Published());
        await db.AddAsync(A.Proposal().In(running).By(author).At(A.Buer).Published());
        await db.AddAsync(A.Proposal().In(elsewhere).By(author).At(A.Buer).Published());
        var member = await db.AddAsync(A.Participant().CommitteeMemberOf(A.Sued));

        var desk = (await db.Get<ReadCommitteeDesk>().HandleAsync(member.Id)).Value!;
        var borough = Assert.Single(desk.Boroughs);
        Assert.Equal(A.Sued, borough.District.Key);
        Assert.Equal([(running.Id, 1, true), (finished.Id, 0, false)], borough.Processes.Select(p => (p.Process.Id, p.Part.Proposals, p.Results.IsPreliminary)));
    }

    [Fact]
    public async Task Who_sits_in_two_committees_reads_both_and_who_sits_in_none_reads_nothing()
    {
        await using var db = await TestDb.CreateAsync(votes: false);
        var member = await db.AddAsync(A.Participant().CommitteeMemberOf(A.Sued).CommitteeMemberOf(A.Mitte));
        var administrator = await db.AddAsync(A.Participant().Administrator());
        var read = db.Get<ReadCommitteeDesk>();
        Assert.Equal([A.Mitte, A.Sued], (await read.HandleAsync(member.Id)).Value!.Boroughs.Select(b => b.District.Key).Order());
        Assert.Equal(Refusal.NotAllowed, (await read.HandleAsync(administrator.Id)).Refusal);
        Assert.Equal(Refusal.SignInRequired, (await read.HandleAsync(null)).Refusal);
    }
}
