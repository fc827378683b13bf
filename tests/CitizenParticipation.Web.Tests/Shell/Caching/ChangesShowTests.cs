using System.Net;
using CitizenParticipation.Accounts;
using CitizenParticipation.Data;
using CitizenParticipation.Moderation;
using CitizenParticipation.Moderation.Decisions;
using CitizenParticipation.Processes;
using CitizenParticipation.Proposals;
using CitizenParticipation.Tests.House;
using CitizenParticipation.Web.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Web.Tests.Shell.Caching;

/// <summary>What is kept never outlives a change by more than two seconds, whoever has filled it when.</summary>
public sealed class ChangesShowTests(TestApp app)
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task A_hidden_proposal_is_gone_from_every_kept_page_at_once_and_comes_back()
    {
        var proposal = (await app.Get<BrowseProposals>().HandleAsync(new BrowseProposals.Query(Process: "stadtteil-ideen", PageSize: 100))).Proposals[^3];
        string[] lists = ["/proposals?q=" + Uri.EscapeDataString(proposal.Title), $"/districts/{proposal.DistrictKey}?all", "/api/v1/proposals?pageSize=100&process=stadtteil-ideen"];
        using var visitor = app.Visit();
        using var reader = new Reader(app);
        await reader.ReadWhileAsync([$"/proposals/{proposal.Slug}", .. lists], async () =>
        {
            var (moderator, second) = (await ModeratorAsync(), await ModeratorAsync(1));
            Assert.Contains(proposal.Slug, await visitor.ReadAsync(lists[0]), StringComparison.Ordinal);
            Assert.Null(await SecondModerator.DecideAsync(app.Get<DecideProposal>(), app.Get<AgreeToDecision>(), moderator, second, proposal.Slug, new(DecideProposal.Verdict.Hide, "Insult", "Ein Grund mit Worten.")));
            using var page = await visitor.GetAsync($"/proposals/{proposal.Slug}");
            Assert.Equal(HttpStatusCode.Gone, page.StatusCode);
            var placeholder = WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync());
            Assert.Contains("Entfernt nach Regel 2: Keine Beleidigung", placeholder, StringComparison.Ordinal);
            Assert.DoesNotContain(proposal.Title, placeholder, StringComparison.Ordinal);
            foreach (var list in lists) Assert.DoesNotContain(proposal.Slug, await visitor.ReadAsync(list), StringComparison.Ordinal);

            Assert.Null(await SecondModerator.DecideAsync(app.Get<DecideProposal>(), app.Get<AgreeToDecision>(), second, moderator, proposal.Slug, new(DecideProposal.Verdict.Restore, Words: "Doch kein Verstoß gegen die Regel.")));
            Assert.Contains(WebUtility.HtmlEncode(proposal.Title)[..5], await visitor.ReadAsync($"/proposals/{proposal.Slug}"), StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task A_new_total_stands_on_kept_pages_within_two_seconds()
    {
        var proposal = (await app.Get<BrowseProposals>().HandleAsync(new BrowseProposals.Query(Process: "stadtteil-ideen", PageSize: 100))).Proposals[^4];
        using var visitor = app.Visit();
        var address = $"/proposals/{proposal.Slug}";
        await visitor.ReadAsync(address);
        using var resident = await app.SignInAsync("resident-7");
        using var answer = await resident.PostForJsonAsync($"/proposals/{proposal.Slug}/support");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var until = TimeProvider.System.GetUtcNow() + Bound;
        while (!(await visitor.ReadAsync(address)).Contains($">{proposal.Supports + 1:N0}</live-tally>", StringComparison.Ordinal))
        {
            Assert.True(TimeProvider.System.GetUtcNow() < until, "The kept page still shows the old total.");
            await Task.Delay(50);
        }
    }

    [Fact]
    public async Task An_edited_process_reads_anew_at_once()
    {
        const string slug = "schulwege-sicher";
        using var visitor = app.Visit();
        await visitor.ReadAsync("/processes/" + slug);
        await using var db = await app.Get<IDbContextFactory<ParticipationDb>>().CreateDbContextAsync();
        var process = await db.Processes.Whole.SingleAsync(p => p.Slug == slug);
        var (title, summary, description, audience) = (process.Title, process.Summary, process.Description, process.Audience);
        process.Describe(title + " (neu)", summary, description, audience);
        await db.SaveChangesAsync();
        try
        {
            Assert.Contains("(neu)", await visitor.ReadAsync("/processes/" + slug), StringComparison.Ordinal);
        }
        finally
        {
            process.Describe(title, summary, description, audience);
            await db.SaveChangesAsync();
        }
    }

    private async Task<Guid> ModeratorAsync(int skip = 0)
    {
        await using var db = await app.Get<IDbContextFactory<ParticipationDb>>().CreateDbContextAsync();
        return await db.RoleGrants.Where(g => g.Role == Role.Moderator && g.ProcessId == null && g.DistrictKey == null).OrderBy(g => g.Id).Select(g => g.ParticipantId).Skip(skip).FirstAsync();
    }

    /// <summary>Others read all the while, so that pages are being drawn at the moment of the change.</summary>
    private sealed class Reader(TestApp app) : IDisposable
    {
        private readonly CancellationTokenSource stop = new();

        public async Task ReadWhileAsync(string[] addresses, Func<Task> change)
        {
            var reading = addresses.Select(ReadAsync).ToList();
            try
            {
                await change();
            }
            finally
            {
                await stop.CancelAsync();
                await Task.WhenAll(reading);
            }
        }

        public void Dispose() => stop.Dispose();

        private async Task ReadAsync(string address)
        {
            using var visitor = app.Visit();
            while (!stop.IsCancellationRequested) (await visitor.GetAsync(address)).Dispose();
        }
    }
}
