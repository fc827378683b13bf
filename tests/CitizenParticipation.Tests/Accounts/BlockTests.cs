using CitizenParticipation.Accounts;
using CitizenParticipation.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Tests.Accounts;

public sealed class BlockTests
{
    private static readonly Guid Here = Guid.CreateVersion7();
    private static readonly Guid Elsewhere = Guid.CreateVersion7();

    [Fact]
    public void It_counts_from_its_beginning_and_no_longer_at_its_end()
    {
        var block = Of(null);
        Assert.False(block.Counts(Here, A.Now.AddTicks(-1)));
        Assert.True(block.Counts(Here, A.Now));
        Assert.True(block.Counts(Elsewhere, A.Now.AddDays(7).AddTicks(-1)));
        Assert.False(block.Counts(Here, A.Now.AddDays(7)));
    }

    [Fact]
    public void Of_one_process_it_counts_in_no_other()
    {
        var block = Of(Here);
        Assert.True(block.Counts(Here, A.Now));
        Assert.False(block.Counts(Elsewhere, A.Now));
    }

    [Fact]
    public void Lifted_it_is_over_and_cannot_be_lifted_twice()
    {
        var block = Of(null);
        Assert.Null(block.RefusesLifting(A.Now.AddDays(-1)));
        Assert.Null(block.RefusesLifting(A.Now));
        block.Lift(A.Now.AddDays(1));
        Assert.Equal(A.Now.AddDays(1), block.LiftedAt);
        Assert.False(block.Counts(Here, A.Now.AddDays(2)));
        Assert.Equal(Refusal.DecidedMeanwhile, block.RefusesLifting(A.Now.AddDays(2)));
        Assert.Equal(Refusal.DecidedMeanwhile, Of(null).RefusesLifting(A.Now.AddDays(7)));
    }

    [Fact]
    public void It_ends_after_it_begins_and_within_a_year()
    {
        Assert.Equal(Refusal.EndsBeforeStart, Block.RefusesTime(A.Now, A.Now));
        Assert.Null(Block.RefusesTime(A.Now, A.Now.AddTicks(1)));
        Assert.Null(Block.RefusesTime(A.Now, A.Now.AddDays(Block.MostDays)));
        Assert.Equal(Refusal.BlockTooLong, Block.RefusesTime(A.Now, A.Now.AddDays(Block.MostDays).AddTicks(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Block(Here, null, A.Now, A.Now, "1.2", ""));
        Assert.Throws<ArgumentException>(() => new Block(Here, null, A.Now, A.Now.AddDays(1), " ", ""));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Block(Here, null, A.Now, A.Now.AddDays(1), new string('1', Block.LongestRule + 1), ""));
    }

    [Fact]
    public void Of_several_the_one_that_lasts_longest_is_told()
    {
        var person = A.Participant().Build();
        var rights = new Rights(person, [], A.Districts, [Of(null), Of(Here, 30), Of(Elsewhere, 90)]);
        Assert.Equal(new Fault(Refusal.Blocked, "", A.Now.AddDays(30).ToString("O")), rights.RefusesWriting(Here, A.Now));
        Assert.Null(rights.RefusesWriting(Here, A.Now.AddDays(-1)));
        Assert.Null(new Rights(person, [], A.Districts).RefusesWriting(Here, A.Now));
    }

    [Theory]
    [InlineData("\"Until\" = \"From\"")]
    [InlineData("\"RuleReference\" = ''")]
    public async Task The_database_keeps_none_without_time_or_rule(string change)
    {
        await using var db = await TestDb.CreateAsync(votes: false);
        var person = await db.AddAsync(A.Participant());
        await db.AddAllAsync([new Block(person.Id, null, A.Now, A.Now.AddDays(1), "1.2", "Bitte sachlich bleiben.")]);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => db.SqlAsync($"UPDATE \"Blocks\" SET {change}"));
    }

    [Fact]
    public async Task What_was_said_to_somebody_who_has_left_goes_when_it_no_longer_counts()
    {
        await using var db = await TestDb.CreateAsync(votes: false);
        var (stays, leaves) = (await db.AddAsync(A.Participant()), await db.AddAsync(A.Participant()));
        foreach (var (who, days) in ((Guid, double)[])[(stays.Id, 1), (leaves.Id, 1), (leaves.Id, 9)])
            await db.AddAllAsync([new Block(who, null, A.Now, A.Now.AddDays(days), "1.2", "Bitte sachlich bleiben.")]);
        await using (var open = db.Open())
        {
            (await open.Participants.SingleAsync(p => p.Id == leaves.Id)).Leave(A.Now);
            await open.SaveChangesAsync();
        }

        Assert.Equal(0, await db.Get<SweepBlocks>().HandleAsync());
        db.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(1, await db.Get<SweepBlocks>().HandleAsync());
        db.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Equal(1, await db.Get<SweepBlocks>().HandleAsync());
        await using var after = db.Open();
        Assert.Equal(["Bitte sachlich bleiben."], await after.Blocks.Where(b => b.Words != "").Select(b => b.Words).ToListAsync());
        Assert.Equal(3, await after.Blocks.CountAsync(b => b.RuleReference == "1.2"));
    }

    private static Block Of(Guid? process, double days = 7) => new(Guid.CreateVersion7(), process, A.Now, A.Now.AddDays(days), "1.2", "Bitte sachlich bleiben.");
}
