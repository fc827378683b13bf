using System.Net;
using CitizenParticipation.Proposals;
using CitizenParticipation.Tests.House;
using CitizenParticipation.Voting;
using CitizenParticipation.Web.Tests.House;

namespace CitizenParticipation.Web.Tests.Voting;

/// <summary>An application that can take no vote now.</summary>
public sealed class BusyTests
{
    [Fact]
    public async Task A_full_queue_says_try_again_at_once_with_and_without_script()
    {
        var database = await TestEngine.Sqlite.CreateAsync(withDistricts: true);
        await using (var app = TestApp.On(database))
        {
            using var person = await app.SignInAsync("resident-1");
            var slug = (await app.Get<BrowseProposals>().HandleAsync(new BrowseProposals.Query(Process: "stadtteil-ideen"))).Proposals[0].Slug;
            // A stopped writer takes nothing more, as a full queue does.
            await app.Get<VoteWriter>().StopAsync(CancellationToken.None);

            using var json = await person.PostForJsonAsync($"/proposals/{slug}/support");
            Assert.Equal((HttpStatusCode.ServiceUnavailable, "2"), (json.StatusCode, json.Headers.RetryAfter?.ToString()));
            Assert.Contains("\"refusal\":\"TryAgain\"", await json.Content.ReadAsStringAsync(), StringComparison.Ordinal);

            using var form = await person.PostAsync($"/proposals/{slug}/support");
            var html = WebUtility.HtmlDecode(await form.Content.ReadAsStringAsync());
            Assert.Equal((HttpStatusCode.ServiceUnavailable, "2"), (form.StatusCode, form.Headers.RetryAfter?.ToString()));
            Assert.Contains("Es wurde nichts gezählt", html, StringComparison.Ordinal);
            Assert.Contains($"href=\"/proposals/{slug}\"", html, StringComparison.Ordinal);
        }

        await TestEngine.Sqlite.DropAsync(database);
    }
}
