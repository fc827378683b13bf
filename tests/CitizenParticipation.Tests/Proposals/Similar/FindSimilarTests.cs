using CitizenParticipation.Proposals;
using CitizenParticipation.Proposals.Similar;
using CitizenParticipation.Tests.House;

namespace CitizenParticipation.Tests.Proposals.Similar;

public sealed class FindSimilarTests : IAsyncLifetime
{
    private TestDb db = null!;

    public async ValueTask InitializeAsync() => db = await TestDb.CreateAsync(votes: false);

    public ValueTask DisposeAsync() => db.DisposeAsync();

    [Fact]
    public async Task German_drafts_find_what_asks_for_the_same_and_others_find_nothing()
    {
        var score = await SimilarSet.RunAsync(db);
        Assert.Equal(240, score.Pairs.Count);
        Assert.True(score.Recall >= 0.85, $"recall at 5: {score.Recall:N3}");
        Assert.True(score.Quiet >= 0.8, $"unrelated drafts that are shown nothing: {score.Quiet:N3}");
        Assert.All(score.Unrelated, u => Assert.InRange(u.Shown, 0, 3));
    }

    [Theory]
    [InlineData("Ein Fahrradständer am Marktplatz", "Mehr Ständer für Fahrräder auf dem Marktplatz")]
    [InlineData("mehr baenke im stadtgarten", "Sitzbank im Stadtgarten")]
    [InlineData("Papierkörbe an der Haltestelle fehlen", "Mülleimer an die Haltestelle")]
    [InlineData("Spielplaz für kleine kinder erneuern", "Spielplätze für Kleinkinder")]
    public async Task Plurals_umlauts_compounds_and_mistakes_are_seen_through(string draft, string title)
    {
        var process = await ProcessAsync("Tempo 30 vor der Schule", title, "Ein Chor für das Viertel");
        Assert.Equal(title, (await db.Get<FindSimilar>().HandleAsync(draft, process)).Select(p => p.Title).FirstOrDefault());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Bank")]
    [InlineData("die und das oder mehr bitte")]
    [InlineData("\"OR\" * NEAR(")]
    [InlineData("%%%%%%%% ________ 'x' --")]
    [InlineData("\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00")]
    public async Task Too_little_and_mere_signs_find_nothing(string? draft) =>
        Assert.Empty(await db.Get<FindSimilar>().HandleAsync(draft, await ProcessAsync("Sitzbank im Stadtgarten")));

    [Fact]
    public async Task A_megabyte_is_cut_and_answered()
    {
        var process = await ProcessAsync("Sitzbank im Stadtgarten");
        var start = System.Diagnostics.Stopwatch.GetTimestamp();
        Assert.Single(await db.Get<FindSimilar>().HandleAsync("Sitzbank im Stadtgarten. " + string.Concat(Enumerable.Repeat("Bank im Garten der Stadt ", 50_000)), process));
        Assert.InRange(System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalSeconds, 0, 5);
    }

    [Fact]
    public async Task Only_what_is_published_is_found_and_only_in_the_process_asked_for()
    {
        var author = await db.AddAsync(A.Participant());
        var (here, there) = (await db.AddAsync(A.Process().InSupportPhase()), await db.AddAsync(A.Process().InSupportPhase()));
        foreach (var process in (Guid[])[here.Id, there.Id])
        {
            var owner = process == here.Id ? here : there;
            await db.AddAsync(A.Proposal().In(owner).By(author).Titled("Trinkbrunnen auf dem Neumarkt").Published());
            await db.AddAsync(A.Proposal().In(owner).By(author).Titled("Trinkbrunnen auf dem Neumarkt, bitte"));
        }

        Assert.Single(await db.Get<FindSimilar>().HandleAsync("Trinkbrunnen auf dem Neumarkt", here.Slug));
        Assert.Equal(2, (await db.Get<FindSimilar>().HandleAsync("Trinkbrunnen auf dem Neumarkt")).Count);
        Assert.Empty(await db.Get<FindSimilar>().HandleAsync("Trinkbrunnen auf dem Neumarkt", "no-such-process"));
        await db.SqlAsync("UPDATE \"Proposals\" SET \"State\" = 5");
        Assert.Empty(await db.Get<FindSimilar>().HandleAsync("Trinkbrunnen auf dem Neumarkt"));
    }

    [Fact]
    public async Task At_most_five_are_shown()
    {
        var process = await ProcessAsync([.. Enumerable.Range(1, 9).Select(i => $"Trinkbrunnen auf dem Neumarkt, Entwurf {i}")]);
        Assert.Equal(FindSimilar.Most, (await db.Get<FindSimilar>().HandleAsync("Trinkbrunnen auf dem Neumarkt", process)).Count);
    }

    private async Task<string> ProcessAsync(params string[] titles)
    {
        var process = await db.AddAsync(A.Process().InSupportPhase());
        var author = await db.AddAsync(A.Participant());
        foreach (var title in titles) await db.AddAsync(A.Proposal().In(process).By(author).Titled(title).Saying(title + ". Das wäre für alle ein Gewinn.").Published());
        return process.Slug;
    }
}
