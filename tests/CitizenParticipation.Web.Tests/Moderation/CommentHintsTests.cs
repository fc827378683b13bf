using System.Net;
using CitizenParticipation.Accounts;
using CitizenParticipation.Comments;
using CitizenParticipation.Data;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using CitizenParticipation.Web.Shell;
using CitizenParticipation.Web.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Web.Tests.Moderation;

/// <summary>Hints on the page where a moderator decides on a comment, and nowhere else.</summary>
public sealed class CommentHintsTests(TestApp app)
{
    private const string Writer = "resident-36";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_moderator_reads_the_hints_and_nobody_else_does()
    {
        await using var db = await app.Get<IDbContextFactory<ParticipationDb>>().CreateDbContextAsync(Stop);
        var writer = await db.Participants.SingleAsync(p => p.Email == Writer + "@demo.example", Stop);
        var process = await db.Processes.SingleAsync(p => p.Slug == "stadtteil-ideen", Stop);
        var slug = await db.Proposals.Published.Where(p => p.ProcessId == process.Id).OrderBy(p => p.Slug).Select(p => p.Slug).FirstAsync(Stop);
        var id = (await app.Get<AddComment>().HandleAsync(writer.Id, slug, new(CommentKind.Addition, "Du Idiot, ruf an: 0209 1234567"), Stop)).Value!.Id;

        using var moderator = await app.SignInAsync("moderator-1");
        var page = WebUtility.HtmlDecode(await moderator.ReadAsync(Links.ModerateComment(id)));
        Assert.Contains("<h2 id=\"hints-title\"", page, StringComparison.Ordinal);
        Assert.Contains("Sieht aus wie eine Telefonnummer: 0209 1234567", page, StringComparison.Ordinal);
        Assert.Contains("Steht auf einer Wortliste für Beleidigungen: „Idiot“", page, StringComparison.Ordinal);
        Assert.True(page.IndexOf("hints-title", StringComparison.Ordinal) < page.IndexOf("<blockquote", StringComparison.Ordinal));

        using var author = await app.SignInAsync(Writer);
        using var stranger = app.Visit();
        foreach (var visitor in (Visitor[])[author, stranger, moderator])
        {
            var open = WebUtility.HtmlDecode(await visitor.ReadAsync($"/proposals/{slug}?comment={id}"));
            Assert.Contains("Du Idiot", open, StringComparison.Ordinal);
            Assert.DoesNotContain("hints-title", open, StringComparison.Ordinal);
            Assert.DoesNotContain("Wortliste", open, StringComparison.Ordinal);
        }

        // Other tests look at the same proposals.
        Assert.True((await app.Get<DeleteComment>().HandleAsync(writer.Id, id, Stop)).Succeeded);
        using var gone = await moderator.GetAsync(Links.ModerateComment(id));
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }
}
