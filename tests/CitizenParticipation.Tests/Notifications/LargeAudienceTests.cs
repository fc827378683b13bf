using System.Diagnostics;
using CitizenParticipation.Notifications;
using CitizenParticipation.Tests.House;

namespace CitizenParticipation.Tests.Notifications;

public sealed class LargeAudienceTests
{
    /// <summary>A vote waits for one part at most, whatever the size of the whole. The bound is for a busy machine; alone a part takes about a tenth of it.</summary>
    [Fact]
    public async Task Twenty_thousand_supporters_are_told_in_parts_none_of_which_takes_long()
    {
        const int people = 20_000;
        await using var square = await Square.LayAsync();
        var crowd = Enumerable.Range(0, people).Select(_ => A.Participant().Build()).ToList();
        foreach (var some in crowd.Chunk(2_000)) await square.Db.AddAllAsync(some);
        await square.Db.SupportAsync(square.Proposal, crowd.Select(p => p.Id));
        await square.EnterAsync("proposal.changed", $"proposal:{square.Proposal.Id:N}", square.Author.Id);

        await square.Db.Get<ListEvents>().HandleAsync();
        var (told, longest, whole) = (0, TimeSpan.Zero, Stopwatch.StartNew());
        for (var start = Stopwatch.GetTimestamp(); await square.Db.Get<TellConcerned>().HandleAsync() is { } some; start = Stopwatch.GetTimestamp())
        {
            told += some;
            var took = Stopwatch.GetElapsedTime(start);
            if (took > longest) longest = took;
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{people} people in {whole.Elapsed.TotalSeconds:0.0} s, the longest part {longest.TotalMilliseconds:0} ms");
        Assert.Equal(people, told);
        Assert.True(longest < TimeSpan.FromSeconds(2), $"One part took {longest.TotalMilliseconds:0} ms.");
    }
}
