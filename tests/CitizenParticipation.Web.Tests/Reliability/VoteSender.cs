using System.Diagnostics;
using System.Net;

namespace CitizenParticipation.Web.Tests.Reliability;

/// <summary>What the person at the other end knows after sending a vote.</summary>
public enum VoteEnd
{
    /// <summary>"Your support is counted."</summary>
    Acknowledged,

    /// <summary>A rule says no.</summary>
    Refused,

    /// <summary>"Please try again."</summary>
    PutOff,

    /// <summary>No connection: the vote has never left.</summary>
    NotSent,

    /// <summary>It left, and no answer came, or one that says nothing about the vote.</summary>
    Unknown,
}

/// <param name="Sent">Timestamp at which it really left.</param>
/// <param name="Milliseconds">From the moment at which it should have been sent until the answer was read.</param>
/// <param name="Status">0 without an answer.</param>
/// <param name="RetryAfter">Whether the answer says when to come back.</param>
/// <param name="Renewed">Whether the answer brought a new session cookie.</param>
public sealed record VoteAttempt(Voter Person, Target Proposal, VoteEnd End, long Sent, double Milliseconds, int Status, bool RetryAfter, bool Renewed);

/// <summary>Sends votes as the script of the page does.</summary>
public sealed class VoteSender(HttpClient client)
{
    /// <param name="due">Timestamp at which it should be sent; waiting to be sent counts like waiting for the answer.</param>
    public async Task<VoteAttempt> SendAsync(Voter person, Target proposal, long? due = null)
    {
        var sent = Stopwatch.GetTimestamp();
        var start = due ?? sent;
        VoteAttempt Ended(VoteEnd end, int status = 0, bool retryAfter = false, bool renewed = false) =>
            new(person, proposal, end, sent, Stopwatch.GetElapsedTime(start).TotalMilliseconds, status, retryAfter, renewed);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/proposals/{proposal.Slug}/support");
            request.Headers.TryAddWithoutValidation("Accept", "application/json");
            request.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip, deflate, br");
            request.Headers.TryAddWithoutValidation("Accept-Language", "de");
            request.Headers.TryAddWithoutValidation("Sec-Fetch-Site", "same-origin");
            request.Headers.TryAddWithoutValidation("Cookie", person.Cookie);
            using var answer = await client.SendAsync(request);
            await answer.Content.ReadAsByteArrayAsync();
            var end = answer.StatusCode switch
            {
                HttpStatusCode.OK => VoteEnd.Acknowledged,
                HttpStatusCode.ServiceUnavailable => VoteEnd.PutOff,
                >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError => VoteEnd.Refused,
                _ => VoteEnd.Unknown,
            };
            return Ended(end, (int)answer.StatusCode, answer.Headers.RetryAfter is not null, Crowd.Take(person, answer));
        }
        catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.ConnectionError)
        {
            return Ended(VoteEnd.NotSent);
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException or IOException)
        {
            return Ended(VoteEnd.Unknown);
        }
    }
}
