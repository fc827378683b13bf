using System.Net;
using CitizenParticipation.Data;
using CitizenParticipation.Proposals;
using CitizenParticipation.Web.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace CitizenParticipation.Web.Tests.Proposals;

/// <summary>What is not published is found by no address, whoever asks without being its author or its moderator.</summary>
public sealed class UnpublishedTests(TestApp app)
{
    [Theory]
    [InlineData(ProposalState.InReview)]
    [InlineData(ProposalState.Returned)]
    [InlineData(ProposalState.Refused)]
    [InlineData(ProposalState.Withdrawn)]
    [InlineData(ProposalState.Hidden)]
    public async Task It_is_found_by_no_page_search_list_or_interface(ProposalState state)
    {
        var (slug, title) = await AnyAsync(state);
        using var visitor = app.Visit();
        foreach (var path in (string[])[$"/proposals/{slug}", $"/proposals/{slug}/history", $"/api/v1/proposals/{slug}"])
        {
            using var answer = await visitor.GetAsync(path);
            // What moderators have hidden says at its address by which rule, and nothing else.
            Assert.Equal(state == ProposalState.Hidden && path == $"/proposals/{slug}" ? HttpStatusCode.Gone : HttpStatusCode.NotFound, answer.StatusCode);
            Assert.DoesNotContain(title, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        }

        using var support = await visitor.PostForJsonAsync($"/proposals/{slug}/support");
        Assert.Equal(HttpStatusCode.NotFound, support.StatusCode);
        foreach (var path in (string[])["/", "/proposals?q=" + Uri.EscapeDataString(title), "/api/v1/proposals?pageSize=50&q=" + Uri.EscapeDataString(title), "/processes/stadtteil-ideen"])
        {
            var html = WebUtility.HtmlDecode(await visitor.ReadAsync(path));
            Assert.DoesNotContain(slug, html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_resident_who_is_not_its_author_does_not_find_it_either()
    {
        var (slug, title) = await AnyAsync(ProposalState.Hidden);
        using var resident = await app.SignInAsync("resident-50");
        using var answer = await resident.GetAsync($"/proposals/{slug}");
        Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
        Assert.DoesNotContain(title, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_moderator_reads_it()
    {
        var (slug, title) = await AnyAsync(ProposalState.InReview);
        using var moderator = await app.SignInAsync("moderator-1");
        Assert.Contains(title, WebUtility.HtmlDecode(await moderator.ReadAsync($"/proposals/{slug}")), StringComparison.Ordinal);
    }

    private async Task<(string Slug, string Title)> AnyAsync(ProposalState state)
    {
        await using var db = await app.Get<IDbContextFactory<ParticipationDb>>().CreateDbContextAsync();
        var found = await db.Proposals.Where(p => p.State == state).OrderBy(p => p.Id).Select(p => new { p.Slug, p.Title }).FirstAsync();
        return (found.Slug, found.Title);
    }
}
