using System.Diagnostics;
using System.Net;
using CitizenParticipation.Data;
using CitizenParticipation.Moderation;
using CitizenParticipation.Proposals;
using CitizenParticipation.Translations;
using CitizenParticipation.Web.Shell;
using CitizenParticipation.Web.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Web.Tests.Moderation;

public sealed class TranslationsPageTests(TestApp app)
{
    private const string Title = "Nest boxes for great tits at the pond";
    private const string Text = "We would like nest boxes for great tits at the pond, please.";

    [Fact]
    public void The_platform_translates_into_the_languages_it_speaks() => Assert.Equal(Languages.Offered.Select(l => l.Code), Translation.Languages);

    [Fact]
    public async Task A_translation_is_written_checked_by_somebody_else_read_in_its_language_and_goes_with_its_original()
    {
        using var place = new MarkedPlace(app);
        await place.OpenAsync();
        var proposal = await place.ProposalAsync("resident-31", "Kohlmeisenkästen am Quellteich", "Sonnenbank", files: false);
        var (address, page) = ($"/proposals/{proposal.Slug}", $"/moderation/translations/{proposal.Slug}");
        using var writer = await app.SignInAsync("moderator-2");
        Assert.Contains($"href=\"{page}\"", await writer.ReadAsync(address), StringComparison.Ordinal);
        using (var faulty = await writer.SubmitAsync(page + "?language=en", "translation", ("Form.Title", ""), ("Form.Text", Text), ("Form.Revision", "0")))
        {
            var html = WebUtility.HtmlDecode(await faulty.Content.ReadAsStringAsync());
            Assert.Contains("id=\"f-Title-error\"", html, StringComparison.Ordinal);
            Assert.Contains($">{Text}</textarea>", html, StringComparison.Ordinal);
        }

        using (var done = await writer.SubmitAsync(page + "?language=en", "translation", ("Form.Title", Title), ("Form.Text", Text), ("Form.Revision", "0"))) Assert.Equal(page + "?language=en", Visitor.PathOf(done));
        Assert.Contains("Eine zweite Person muss die Übersetzung", WebUtility.HtmlDecode(await writer.ReadAsync(page + "?language=en")), StringComparison.Ordinal);

        using (var late = await writer.SubmitAsync(page + "?language=en", "translation", ("Form.Title", "Another title"), ("Form.Text", "Another text, typed beside it."), ("Form.Revision", "0")))
        {
            var html = WebUtility.HtmlDecode(await late.Content.ReadAsStringAsync());
            Assert.Contains("hat inzwischen diesen Text gespeichert", html, StringComparison.Ordinal);
            Assert.Contains($"<strong>{Title}</strong>", html, StringComparison.Ordinal);
            Assert.Contains(">Another text, typed beside it.</textarea>", html, StringComparison.Ordinal);
            Assert.Contains("name=\"Form.Revision\" value=\"1\"", html, StringComparison.Ordinal);
        }

        using var english = app.Visit();
        english.AskFor("en");
        Assert.DoesNotContain(Title, await english.ReadAsync(address), StringComparison.Ordinal);
        Assert.True((await app.Get<CheckTranslation>().HandleAsync(place.Moderator, await TranslationAsync(proposal), new())).Succeeded);
        await WithinTwoSecondsAsync(async () => (await english.ReadAsync(address)).Contains($"<h1 lang=\"en\" dir=\"auto\">{Title}</h1>", StringComparison.Ordinal));
        Assert.Contains("Kohlmeisenkästen am Quellteich", WebUtility.HtmlDecode(await english.ReadAsync(address)), StringComparison.Ordinal);
        using var german = app.Visit();
        var original = WebUtility.HtmlDecode(await german.ReadAsync(address));
        Assert.Contains($"href=\"{Links.Language("en", address)}\"", original, StringComparison.Ordinal);
        Assert.DoesNotContain(Title, original, StringComparison.Ordinal);

        Assert.True((await app.Get<DecideProposal>().HandleAsync(place.Moderator, proposal.Slug, new(DecideProposal.Verdict.Hide, "Insult", "Bitte ohne Beleidigungen schreiben."))).Succeeded);
        await WithinTwoSecondsAsync(async () =>
        {
            using var gone = await english.GetAsync(address);
            return gone.StatusCode == HttpStatusCode.Gone && !(await gone.Content.ReadAsStringAsync()).Contains(Title, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Residents_find_no_such_page()
    {
        using var place = new MarkedPlace(app);
        await place.OpenAsync();
        var proposal = await place.ProposalAsync("resident-31", "Fledermausbretter am Wasserturm", "Mondbank", files: false);
        using var resident = await app.SignInAsync("resident-31");
        using var answer = await resident.GetAsync($"/moderation/translations/{proposal.Slug}?language=en");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private async Task<Guid> TranslationAsync(Proposal proposal)
    {
        await using var db = await app.Get<IDbContextFactory<ParticipationDb>>().CreateDbContextAsync();
        return await db.Translations.Where(t => t.ProposalId == proposal.Id).Select(t => t.Id).SingleAsync();
    }

    private static async Task WithinTwoSecondsAsync(Func<Task<bool>> holds)
    {
        var since = Stopwatch.StartNew();
        while (!await holds())
        {
            Assert.True(since.Elapsed < TimeSpan.FromSeconds(2), "It took longer than two seconds.");
            await Task.Delay(50);
        }
    }
}
