using System.Net;
using System.Net.Http.Json;
using CitizenParticipation.Proposals;
using CitizenParticipation.Voting;
using CitizenParticipation.Web.Tests.House;
using CitizenParticipation.Web.Voting;

namespace CitizenParticipation.Web.Tests.Voting;

public sealed class VotingEndpointsTests(TestApp app)
{
    [Fact]
    public async Task A_plain_form_post_counts_once_and_leads_back_to_the_page()
    {
        var slug = await SlugAsync("stadtteil-ideen", 0);
        using var resident = await app.SignInAsync("resident-2");
        var before = await TotalAsync(slug);
        for (var time = 0; time < 2; time++)
        {
            using var answer = await resident.PostAsync($"/proposals/{slug}/support");
            Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
            Assert.StartsWith($"/proposals/{slug}", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        }

        Assert.Equal(before + 1, await TotalAsync(slug));
        Assert.Contains("Sie unterstützen das", await resident.ReadAsync($"/proposals/{slug}"), StringComparison.Ordinal);
        using var undone = await resident.PostAsync($"/proposals/{slug}/support/withdraw");
        Assert.Equal(HttpStatusCode.SeeOther, undone.StatusCode);
        Assert.Equal(before, await TotalAsync(slug));
    }

    [Fact]
    public async Task A_script_gets_the_count_as_json()
    {
        var slug = await SlugAsync("stadtteil-ideen", 1);
        using var resident = await app.SignInAsync("resident-3");
        var before = await TotalAsync(slug);
        using var answer = await resident.PostForJsonAsync($"/proposals/{slug}/support");
        var body = await answer.Content.ReadFromJsonAsync<VotingEndpoints.Answer>();
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal((true, before + 1, true), (body!.Counted, body.Total, body.Supported));
    }

    [Fact]
    public async Task Who_is_not_signed_in_is_asked_to_sign_in()
    {
        var slug = await SlugAsync("stadtteil-ideen", 2);
        using var visitor = app.Visit();
        using var json = await visitor.PostForJsonAsync($"/proposals/{slug}/support");
        using var form = await visitor.PostAsync($"/proposals/{slug}/support");
        Assert.Equal(HttpStatusCode.Unauthorized, json.StatusCode);
        Assert.Equal($"/account/sign-in?return={Uri.EscapeDataString("/proposals/" + slug)}", form.Headers.Location!.ToString());
    }

    [Fact]
    public async Task Outside_the_support_phase_the_reason_is_told()
    {
        var slug = await SlugAsync("gruene-ecken", 0);
        using var resident = await app.SignInAsync("resident-4");
        using var answer = await resident.PostForJsonAsync($"/proposals/{slug}/support");
        var body = await answer.Content.ReadFromJsonAsync<VotingEndpoints.Answer>();
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal((false, nameof(Refusal.NoSupportNow)), (body!.Counted, body.Refusal));
        Assert.NotEmpty(body.Message);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "same-site", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "same-origin", HttpStatusCode.SeeOther)]
    public async Task A_post_from_another_site_is_refused(string header, string value, HttpStatusCode expected)
    {
        var slug = await SlugAsync("stadtteil-ideen", 3);
        using var resident = await app.SignInAsync("resident-5");
        using var answer = await resident.SendAsync($"/proposals/{slug}/support", [(header, value)], []);
        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task An_unknown_proposal_is_not_found()
    {
        using var resident = await app.SignInAsync("resident-6");
        using var answer = await resident.PostForJsonAsync("/proposals/doesnotexist/support");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Forty_residents_at_once_are_counted_forty_times()
    {
        var slug = await SlugAsync("stadtteil-ideen", 5);
        var before = await TotalAsync(slug);
        var residents = await Task.WhenAll(Enumerable.Range(1, 40).Select(i => app.SignInAsync($"resident-{i}")));
        var answers = await Task.WhenAll(residents.SelectMany(r => Enumerable.Range(0, 4).Select(_ => r.PostForJsonAsync($"/proposals/{slug}/support"))));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a.StatusCode));
        Assert.Equal(before + 40, await TotalAsync(slug));
        foreach (var resident in residents) resident.Dispose();
    }

    private async Task<string> SlugAsync(string process, int index) =>
        (await app.Get<BrowseProposals>().HandleAsync(new BrowseProposals.Query(Process: process, Order: BrowseProposals.Order.Newest))).Proposals[index].Slug;

    private async Task<int> TotalAsync(string slug) => (await app.Get<ReadProposal>().HandleAsync(null, slug))!.Supports;
}
