using CitizenParticipation.Accounts;
using CitizenParticipation.Claiming;
using CitizenParticipation.Moderation.Desk;
using CitizenParticipation.Tests.House;

namespace CitizenParticipation.Tests.Moderation.Desk;

/// <summary>Each use case that the desk asks before it holds a deed.</summary>
public sealed class RehearseTests : IAsyncLifetime
{
    private Bench bench = null!;

    public static TheoryData<CaseKind, DeedVerdict> Pairs => new(Bench.All);

    public async ValueTask InitializeAsync() => bench = await Bench.OpenAsync();

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task A_rehearsal_changes_nothing(CaseKind kind, DeedVerdict verdict)
    {
        var (key, deed) = (await bench.CaseAsync(kind, verdict), Bench.DeedOf(kind, verdict));
        var before = await Everything.ReadAsync(bench.Db);
        for (var i = 0; i < 2; i++) Assert.Empty(await bench.DirectlyAsync(bench.Mona, key, deed, rehearse: true));
        Assert.Equal(before, await Everything.ReadAsync(bench.Db));
        Assert.Empty(await bench.DirectlyAsync(bench.Mona, key, deed));
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task A_rehearsal_says_no_for_the_same_reasons(CaseKind kind, DeedVerdict verdict)
    {
        var (key, deed) = (await bench.CaseAsync(kind, verdict), Bench.DeedOf(kind, verdict));
        var before = await Everything.ReadAsync(bench.Db);
        foreach (var who in (Participant?[])[null, bench.Floor.Author, bench.Floor.Anna]) Assert.NotEmpty(await SameAsync(who, key, deed));
        foreach (var other in (Deed[])[new(verdict), new(verdict, "Whim", "kurz"), deed with { Revision = 99 }, deed with { Newest = Guid.CreateVersion7() }, deed with { Words = new string('x', 1001) }])
            // Hiding and answering are two use cases, of which the first would succeed.
            if (!await IsFineAsync(key, other) && (verdict != DeedVerdict.Hide || other.Newest is null)) Assert.NotEmpty(await SameAsync(bench.Mona, key, other));
        Assert.Equal(before, await Everything.ReadAsync(bench.Db));
        var elsewhere = await bench.Floor.PersonAsync(A.Participant().ModeratorIn(A.Nord));
        Assert.NotEmpty(await SameAsync(elsewhere, key, deed));

        Assert.Empty(await bench.DirectlyAsync(bench.Mona, key, deed));
        if (kind != CaseKind.EasyVersion) Assert.Equal([new Fault(Refusal.DecidedMeanwhile)], await SameAsync(bench.Mike, key, deed));
    }

    private async Task<bool> IsFineAsync(CaseKey key, Deed deed) => (await bench.DirectlyAsync(bench.Mona, key, deed, rehearse: true)).Count == 0;

    private async Task<IReadOnlyList<Fault>> SameAsync(Participant? who, CaseKey key, Deed deed)
    {
        var rehearsed = await bench.DirectlyAsync(who, key, deed, rehearse: true);
        Assert.Equal(await bench.DirectlyAsync(who, key, deed), rehearsed);
        return rehearsed;
    }
}
