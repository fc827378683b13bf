using CitizenParticipation.Accounts;
using CitizenParticipation.Audit;

namespace CitizenParticipation.Administration;

/// <summary>
/// Walks the whole chain for an administrator. It reads everything, so one walk at a time has to be enough for all, a recent answer is given again, and a
/// walk that takes too long is ended: the command <c>verify</c> has all the time it needs.
/// </summary>
public sealed class CheckTrail(ReadRights rights, VerifyTrail verify, TimeProvider clock) : IDisposable
{
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    public static readonly TimeSpan Fresh = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim turn = new(1);
    private (TrailHead? Known, Checked Answer)? latest;

    public sealed record Checked(DateTimeOffset At, VerifyTrail.Answer Trail);

    /// <param name="known">An entry noted down earlier as <c>NUMBER:HASH</c>, or nothing.</param>
    public async Task<Outcome<Checked>> HandleAsync(Guid? actor, string? known = null, CancellationToken stop = default)
    {
        var reader = await rights.HandleAsync(actor, stop);
        if (!reader.SignedIn) return Refusal.SignInRequired;
        if (!reader.IsAdministrator) return Refusal.NotAllowed;
        TrailHead? head = null;
        if (!string.IsNullOrWhiteSpace(known) && (head = TrailHead.Parse(known)) is null) return new Fault(Refusal.NotAHead, "Known");

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(Longest);
        try
        {
            await turn.WaitAsync(limit.Token);
            try
            {
                if (latest is var (of, kept) && of == head && clock.GetUtcNow() - kept.At < Fresh) return kept;
                var answer = new Checked(clock.GetUtcNow(), await verify.HandleAsync(head, limit.Token));
                latest = (head, answer);
                return answer;
            }
            finally
            {
                turn.Release();
            }
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return Refusal.TookTooLong;
        }
    }

    public void Dispose() => turn.Dispose();
}
