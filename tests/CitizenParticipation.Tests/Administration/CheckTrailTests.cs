using CitizenParticipation.Administration;
using CitizenParticipation.Audit;

namespace CitizenParticipation.Tests.Administration;

public sealed class CheckTrailTests : IAsyncLifetime
{
    private Registry registry = null!;

    public async ValueTask InitializeAsync()
    {
        registry = await Registry.OpenAsync();
        foreach (var action in (string[])["one", "two", "three"]) await registry.EnterAsync(action);
    }

    public ValueTask DisposeAsync() => registry.DisposeAsync();

    [Fact]
    public async Task It_finds_what_was_changed_and_answers_the_same_for_a_moment()
    {
        var first = await CheckAsync();
        Assert.Empty(first.Trail.Findings);
        await registry.Db.DropTriggersAsync("AuditEntries");
        await registry.Db.SqlAsync("DELETE FROM \"AuditEntries\" WHERE \"Number\" = 2");
        Assert.Same(first, await CheckAsync());
        registry.Db.Clock.Advance(CheckTrail.Fresh);
        Assert.Equal([new VerifyTrail.Finding(VerifyTrail.Fault.Missing, 2)], (await CheckAsync()).Trail.Findings);
    }

    [Fact]
    public async Task A_head_that_was_noted_down_is_looked_for()
    {
        var head = (await CheckAsync()).Trail.Head!.Value;
        Assert.Empty((await CheckAsync($" {head.Number}:{head.Hash.ToLowerInvariant()} ")).Trail.Findings);
        Assert.Equal([new VerifyTrail.Finding(VerifyTrail.Fault.Missing, 4, 9)], (await CheckAsync("9:" + head.Hash)).Trail.Findings);
        foreach (var wrong in (string[])["9", "x:" + head.Hash, "9:" + head.Hash[1..], "-1:" + head.Hash, "0:" + head.Hash, new string('9', 40) + ":" + head.Hash])
            Assert.Equal([new Fault(Refusal.NotAHead, "Known")], (await registry.Db.Get<CheckTrail>().HandleAsync(registry.Administrator.Id, wrong)).Faults);
    }

    [Fact]
    public async Task Many_at_once_share_one_walk()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => CheckAsync())));
        Assert.Single(answers.Distinct());
    }

    private async Task<CheckTrail.Checked> CheckAsync(string? known = null)
    {
        var outcome = await registry.Db.Get<CheckTrail>().HandleAsync(registry.Administrator.Id, known);
        Assert.Empty(outcome.Faults);
        return outcome.Value!;
    }
}
