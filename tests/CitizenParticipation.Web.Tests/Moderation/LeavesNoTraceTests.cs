using System.Net;
using CitizenParticipation.Comments;
using CitizenParticipation.Live;
using CitizenParticipation.Moderation;
using CitizenParticipation.Proposals;
using CitizenParticipation.Web.Tests.House;
using Microsoft.AspNetCore.SignalR.Client;
using Verdict = CitizenParticipation.Moderation.DecideProposal.Verdict;

namespace CitizenParticipation.Web.Tests.Moderation;

/// <summary>
/// What a moderator hides is gone from every address that has shown it, for visitors and for people who are signed in, and comes back with all of them. Each address is
/// first proved to show it: one that no longer does is to be replaced, not removed.
/// </summary>
public sealed class LeavesNoTraceTests : IAsyncLifetime
{
    private const string Word = MarkedPlace.Word;

    private readonly TestApp app = new();
    private MarkedPlace place = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        place = new MarkedPlace(app);
        await place.OpenAsync();
    }

    public async ValueTask DisposeAsync()
    {
        place.Dispose();
        await app.DisposeAsync();
    }

    [Fact]
    public async Task A_hidden_proposal()
    {
        var main = await place.ProposalAsync("resident-1");
        var over = await place.ProposalAsync("resident-2", process: "gruene-ecken", files: false);
        var (went, into) = (await place.ProposalAsync("resident-3", title: Word + " zieht um", files: false), await place.ProposalAsync("resident-4", "Ein Steg für alle", "Steg", files: false));
        await place.MergeAsync(went, into, "resident-3", "resident-4");
        went = await place.AgainAsync(went);
        var asked = await place.ProposalAsync("resident-5", "Eine Bank am Ufer", "Bank", files: false);
        var merge = await place.AskMergeAsync(asked, main);
        await place.FollowAsync("resident-6", main);
        await place.SupportAsync("resident-7", main);
        var (pro, con) = (await place.SayAsync("resident-8", main, CommentKind.For, "Dafür, wegen " + Word), await place.SayAsync("resident-9", main, CommentKind.Against, "Dagegen, trotz " + Word));
        await place.SayAsync("resident-10", main, CommentKind.None, "Eine Antwort an " + Word, pro);
        await place.OfferAsync("resident-11", main, "Verein " + Word, "Wir helfen der " + Word);
        var offer = await place.OfferAsync("resident-12", main, "Verein am See", "Wir helfen gern mit.");
        var code = await place.InviteAsync("resident-1", main);
        await place.GatherAsync();

        List<Trace> traces =
        [
            .. Everywhere(main, pro, offer), .. Everywhere(over), .. Everywhere(went),
            .. Open($"/proposals/{into.Slug}", "/processes/gruene-ecken/results", "/processes/gruene-ecken/results.csv", "/processes/gruene-ecken/results/print"),
            .. Open("/", "/proposals", $"/proposals?q={MarkedPlace.Search}", $"/proposals?q={MarkedPlace.Search}&view=tiles", $"/districts/{MarkedPlace.District}", $"/districts/{MarkedPlace.District}?all", "/feed.atom",
                $"/districts/{MarkedPlace.District}/feed.atom", "/districts/GE-B1/feed.atom", "/processes/stadtteil-ideen/feed.atom", "/api/v1/proposals", $"/api/v1/proposals?q={MarkedPlace.Search}",
                "/api/v1/proposals?process=gruene-ecken&pageSize=50", "/api/v1/proposals/similar?text=" + Uri.EscapeDataString($"Am {MarkedPlace.Search} fehlt eine Brutinsel aus Schilf")),
            new(place.Stranger, "/sitemap.xml", main.Slug), new(place.Passer, "/sitemap.xml", over.Slug),
            new(await place.AsAsync("resident-6"), "/me/notices", Word), new(await place.AsAsync("resident-6"), "/me/notifications", Word), new(await place.AsAsync("resident-12"), "/me/offers", Word),
            new(await place.AsAsync("resident-5"), "/me/proposals", Word), new(await place.AsAsync("resident-5"), $"/me/regroupings/{merge:N}", Word), new(await place.AsAsync("resident-13"), $"/invitations/{code}", Word),
            new(await place.AsAsync("committee-mitte"), "/processes/gruene-ecken/results", Word),
        ];
        foreach (var path in (string[])["/", "/proposals", $"/proposals/{main.Slug}", $"/proposals/{main.Slug}/offer", $"/proposals/{main.Slug}/comment", $"/proposals/{main.Slug}/comment?reply={con}", $"/proposals/{main.Slug}/join"])
            traces.Add(new(await place.AsAsync("resident-14"), path, Word));
        traces.Add(new(await place.AsAsync("resident-14"), "/me/drafts/advice", Word, [("Form.Title", $"Brutinsel am {MarkedPlace.Search}"), ("Form.Text", $"Am {MarkedPlace.Search} fehlt eine Brutinsel aus Schilf.")]));

        await LeavesNothingAsync(traces, [main, over, went], async verdict =>
        {
            foreach (var proposal in (Proposal[])[main, over, went]) await place.DecideAsync(proposal, verdict);
        }, async () =>
        {
            Assert.Contains(Word, (await app.Get<ReadCase>().HandleAsync(place.Moderator, main.Slug, Stop)).Value!.Text, StringComparison.Ordinal);
            var own = WebUtility.HtmlDecode(await (await place.AsAsync("resident-1")).ReadAsync($"/proposals/{main.Slug}"));
            Assert.Contains(Word, own, StringComparison.Ordinal);
            Assert.Contains("Ausgeblendet", own, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task A_hidden_comment_and_a_hidden_offer_of_help()
    {
        var proposal = await place.ProposalAsync("resident-21", "Ein Steg für alle", "Steg", files: false);
        var (pro, con) = (await place.SayAsync("resident-22", proposal, CommentKind.For, "Dafür, wegen " + Word), await place.SayAsync("resident-23", proposal, CommentKind.Against, "Dagegen, trotz " + Word));
        var reply = await place.SayAsync("resident-24", proposal, CommentKind.None, "Eine Antwort an " + Word, con);
        var offer = await place.OfferAsync("resident-25", proposal, "Verein " + Word, "Wir helfen der " + Word);
        await place.FollowAsync("resident-26", proposal);
        await place.GatherAsync();
        List<Trace> traces =
        [
            .. Open($"/proposals/{proposal.Slug}", $"/proposals/{proposal.Slug}?comment={reply}", $"/proposals/{proposal.Slug}?sort=newest", $"/api/v1/proposals/{proposal.Slug}/comments", $"/api/v1/proposals/{proposal.Slug}/offers",
                $"/report/comment/{pro}", $"/report/comment/{reply}", $"/report/offer/{offer}"),
            new(await place.AsAsync("resident-26"), $"/proposals/{proposal.Slug}", Word), new(await place.AsAsync("resident-26"), $"/proposals/{proposal.Slug}/comment?reply={pro}", Word),
            new(await place.AsAsync("resident-21"), $"/proposals/{proposal.Slug}", Word),
        ];
        Guid[] comments = [pro, con, reply];
        await LeavesNothingAsync(traces, [], async verdict =>
        {
            foreach (var comment in comments)
            {
                if (verdict == Verdict.Hide) await place.AgreeAsync(MarkedPlace.Must(await app.Get<HideComment>().HandleAsync(place.Moderator, comment, new("PersonalData", "So steht es in den Regeln."), Stop)));
                else await place.AgreeAsync(MarkedPlace.Must(await app.Get<RestoreComment>().HandleAsync(place.Moderator, comment, "Doch kein Verstoß gegen die Regel.", Stop)));
            }

            await place.AgreeAsync(MarkedPlace.Must(await app.Get<HideOffer>().HandleAsync(place.Moderator, offer, new("PersonalData", "So steht es in den Regeln.", verdict == Verdict.Restore), Stop)));
        }, async () =>
        {
            await place.GatherAsync();
            foreach (var name in (string[])["resident-22", "resident-26", "resident-21"]) Assert.DoesNotContain(Word, await (await place.AsAsync(name)).ReadAsync("/me/notices"), StringComparison.OrdinalIgnoreCase);
            var desk = await place.AsAsync("moderator-1");
            Assert.Contains(Word, await desk.ReadAsync($"/moderation/comments/{pro}"), StringComparison.Ordinal);
            Assert.Contains(Word, await desk.ReadAsync($"/moderation/offers/{offer}"), StringComparison.Ordinal);
            Assert.Contains(Word, await (await place.AsAsync("resident-25")).ReadAsync("/me/offers"), StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task The_picture_of_a_link_never_shows_an_earlier_title()
    {
        var proposal = await place.ProposalAsync("resident-31", "Ein Steg für alle", "Steg", files: false);
        var address = $"/proposals/{proposal.Slug}/card.png";
        using var before = await place.Stranger.GetAsync(address);
        await using var db = await app.Get<Microsoft.EntityFrameworkCore.IDbContextFactory<CitizenParticipation.Data.ParticipationDb>>().CreateDbContextAsync(Stop);
        db.Attach(proposal);
        proposal.Change(MarkedPlace.Text("Ein ganz anderer Titel", "Steg"), "", new ChangeNote("Neuer Titel.", false), proposal.AuthorId, DateTimeOffset.UtcNow);
        proposal.PublishChange(false, DateTimeOffset.UtcNow);
        await db.SaveChangesAsync(Stop);
        using var after = await place.Stranger.GetUnlessAsync(address, before.Headers.ETag!.Tag);
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
        Assert.NotEqual(before.Headers.ETag, after.Headers.ETag);
    }

    private IEnumerable<Trace> Open(params string[] paths) => paths.SelectMany(path => (Trace[])[new(place.Stranger, path, Word), new(place.Passer, path, Word)]);

    private IEnumerable<Trace> Everywhere(Proposal proposal, Guid? comment = null, Guid? offer = null)
    {
        List<string> paths = [$"/proposals/{proposal.Slug}", $"/proposals/{proposal.Slug}/history", $"/proposals/{proposal.Slug}/poster", $"/api/v1/proposals/{proposal.Slug}", $"/report/proposal/{proposal.Id}"];
        if (comment is { } said) paths.AddRange([$"/proposals/{proposal.Slug}?comment={said}", $"/api/v1/proposals/{proposal.Slug}/comments", $"/report/comment/{said}"]);
        if (offer is { } made) paths.AddRange([$"/api/v1/proposals/{proposal.Slug}/offers", $"/report/offer/{made}"]);
        return Open([.. paths]);
    }

    /// <param name="proposals">Those that are hidden, for their pictures, files and live numbers.</param>
    /// <param name="decide">Hides or restores.</param>
    /// <param name="whileHidden">What else holds then.</param>
    private async Task LeavesNothingAsync(IReadOnlyList<Trace> traces, IReadOnlyList<Proposal> proposals, Func<Verdict, Task> decide, Func<Task> whileHidden)
    {
        await ShowAsync(traces);
        var tags = new Dictionary<string, string?>();
        foreach (var proposal in proposals)
        {
            foreach (var part in await place.PartsAsync(proposal))
            {
                using var answer = await place.Stranger.GetAsync(part);
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                Assert.True(answer.Headers.CacheControl is { NoCache: true }, $"{part} may be kept: {answer.Headers.CacheControl}");
                tags[part] = answer.Headers.ETag?.Tag;
            }
        }

        await using var hub = app.Hub();
        var heard = new System.Collections.Concurrent.ConcurrentBag<string>();
        hub.On<string, long>("beat", (topic, _) => heard.Add(topic));
        await hub.StartAsync(Stop);
        string[] topics = [.. proposals.Where(p => p.State == ProposalState.Published).SelectMany(p => (string[])[Topics.Proposal(p.Slug), Topics.Comments(p.Slug)])];
        await hub.InvokeAsync("Watch", topics, Stop);
        await Task.Delay(100, Stop);
        Assert.Equal(topics.Order(), heard.Distinct().Order());

        await decide(Verdict.Hide);
        await HideAsync(traces);
        foreach (var (part, tag) in tags)
        {
            foreach (var reader in (Visitor[])[place.Stranger, place.Passer, await place.AsAsync("resident-14")])
            {
                using var answer = tag is null ? await reader.GetAsync(part) : await reader.GetUnlessAsync(part, tag);
                Assert.True(answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone, $"{part}: {answer.StatusCode}");
            }
        }

        heard.Clear();
        await hub.InvokeAsync("Watch", topics, Stop);
        await Task.Delay(100, Stop);
        Assert.Empty(heard);
        await whileHidden();

        await decide(Verdict.Restore);
        await ShowAsync(traces);
        foreach (var part in tags.Keys)
        {
            using var answer = await place.Passer.GetAsync(part);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    private static async Task ShowAsync(IEnumerable<Trace> traces)
    {
        var wrong = new List<string>();
        foreach (var trace in traces)
        {
            if (await trace.ProveAsync() is { } fault) wrong.Add(fault);
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    /// <summary>At once; two seconds are promised.</summary>
    private static async Task HideAsync(IEnumerable<Trace> traces)
    {
        var wrong = new List<string>();
        foreach (var trace in traces)
        {
            if ((await trace.ReadAsync()).Contains(trace.Shows, StringComparison.OrdinalIgnoreCase)) wrong.Add(trace.Path);
        }

        Assert.True(wrong.Count == 0, "It still stands at\n" + string.Join('\n', wrong));
    }
}
