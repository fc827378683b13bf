using CitizenParticipation.Proposals.Similar;

namespace CitizenParticipation.Tests.Proposals.Similar;

public sealed class WordIndexTests
{
    private static readonly Guid Here = Guid.NewGuid();
    private readonly WordIndex index = new();

    [Fact]
    public void A_piece_is_found_inside_longer_words()
    {
        var (bike, bench) = (Put("Ein Lastenrad für alle"), Put("Eine Bank am Weg"));
        Assert.Equal([bike], Find("rad"));
        Assert.Equal([bench], Find("bank"));
        Assert.Empty(Find("kanal"));
    }

    [Fact]
    public void A_piece_is_never_found_across_two_words()
    {
        Put("Rot Tor");
        Assert.Empty(Find("ottor"));
    }

    [Fact]
    public void What_holds_more_by_weight_comes_first_and_of_two_alike_the_later()
    {
        var (one, both, later) = (Put("Brunnen"), Put("Brunnen und Laterne"), Put("Brunnen im Hof"));
        Assert.Equal([both, later, one], index.Resembling([new("brunn", 1), new("latern", 0.5)], null, 10));
    }

    [Fact]
    public void A_piece_counts_once_however_many_words_of_a_text_hold_it()
    {
        var (often, heavier) = (Put("Radweg Radständer Lastenrad"), Put("Radweg mit Licht"));
        Assert.Equal([heavier, often], index.Resembling([new("rad", 1), new("licht", 0.1)], null, 10));
    }

    [Fact]
    public void Only_the_process_asked_for_and_only_so_many_are_found()
    {
        var there = Guid.NewGuid();
        for (var i = 0; i < 9; i++) Put("Trinkbrunnen", i % 3 == 0 ? there : Here);
        Assert.Equal(3, index.Resembling([new("trink", 1)], there, 10).Count);
        Assert.Equal(4, index.Resembling([new("trink", 1)], null, 4).Count);
    }

    [Fact]
    public void A_text_that_is_put_again_is_found_by_its_new_words_alone()
    {
        var id = Put("Schaukel");
        index.Put(id, Here, "Rutsche");
        Assert.Empty(Find("schaukel"));
        Assert.Equal([id], Find("rutsch"));
        Assert.Equal(1, index.Count);
        index.Drop(id);
        index.Drop(id);
        Assert.Empty(Find("rutsch"));
        Assert.False(index.Holds(id));
        Assert.Equal(0, index.Count);
    }

    [Fact]
    public void Many_texts_that_went_are_reason_enough_for_a_new_index()
    {
        var ids = Enumerable.Range(0, 1200).Select(_ => Put("Bank")).ToList();
        Assert.False(index.IsMostlyGone);
        foreach (var id in ids.Skip(500)) index.Drop(id);
        Assert.True(index.IsMostlyGone);
        Assert.Equal(500, Find("bank", 2000).Count);
    }

    [Fact]
    public async Task Who_asks_while_texts_come_and_go_gets_an_answer_that_was_true_at_some_instant()
    {
        var steady = Put("Steinbrücke");
        using var end = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        var writer = Task.Run(() =>
        {
            while (!end.IsCancellationRequested) index.Drop(Put("Steinbrücke Holzsteg " + Guid.NewGuid().ToString("N")));
        }, TestContext.Current.CancellationToken);
        var answers = 0;
        while (!end.IsCancellationRequested)
        {
            var found = Find("steinbruck");
            Assert.Contains(steady, found);
            Assert.InRange(found.Count, 1, 2);
            answers++;
        }

        await writer;
        Assert.True(answers > 10);
    }

    private Guid Put(string text, Guid? process = null)
    {
        var id = Guid.NewGuid();
        index.Put(id, process ?? Here, text);
        return id;
    }

    private IReadOnlyList<Guid> Find(string piece, int most = 10) => index.Resembling([new(piece, 1)], null, most);
}
