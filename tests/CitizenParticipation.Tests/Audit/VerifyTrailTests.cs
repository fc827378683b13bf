using CitizenParticipation.Audit;
using CitizenParticipation.Tests.House;

namespace CitizenParticipation.Tests.Audit;

public sealed class VerifyTrailTests : IAsyncLifetime
{
    private TestDb db = null!;

    public async ValueTask InitializeAsync()
    {
        db = await TestDb.CreateAsync(votes: false);
        await using var open = db.Open();
        await using var transaction = await open.BeginWriteAsync();
        foreach (var action in (string[])["one", "two", "three", "four"]) await db.Get<AuditTrail>().AppendAsync(open, null, action, "subject", "why", CancellationToken.None);
        await open.SaveChangesAsync();
        await transaction.CommitAsync();
    }

    public ValueTask DisposeAsync() => db.DisposeAsync();

    [Fact]
    public async Task An_untouched_trail_is_whole()
    {
        var answer = await db.Get<VerifyTrail>().HandleAsync();
        Assert.Equal(4, answer.Entries);
        Assert.Empty(answer.Faults);
    }

    [Fact]
    public async Task A_changed_reason_and_a_removed_entry_are_found()
    {
        await db.DropTriggersAsync("AuditEntries");
        var ids = (await db.TrailAsync()).Select(e => e.Id).ToList();
        await db.SqlAsync($"UPDATE \"AuditEntries\" SET \"Reason\" = 'another' WHERE \"Id\" = {ids[1]}");
        await db.SqlAsync($"DELETE FROM \"AuditEntries\" WHERE \"Id\" = {ids[2]}");
        Assert.Equal([(ids[1], VerifyTrail.Fault.Changed), (ids[3], VerifyTrail.Fault.Broken)], (await db.Get<VerifyTrail>().HandleAsync()).Faults);
    }
}
