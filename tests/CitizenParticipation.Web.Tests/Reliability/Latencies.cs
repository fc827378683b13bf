namespace CitizenParticipation.Web.Tests.Reliability;

/// <summary>Milliseconds from many callers at once, and what share of them stayed below what.</summary>
public sealed class Latencies
{
    private readonly List<double> all = [];

    public int Count
    {
        get
        {
            lock (all) return all.Count;
        }
    }

    public void Add(double milliseconds)
    {
        lock (all) all.Add(milliseconds);
    }

    /// <param name="share">0.95: 95 of 100 took no longer. 1: the longest. 0 when there are none.</param>
    public double At(double share)
    {
        lock (all)
        {
            if (all.Count == 0) return 0;
            all.Sort();
            return all[Math.Min(all.Count - 1, (int)(all.Count * share))];
        }
    }

    public override string ToString() => $"p50 {At(0.5):N1}, p95 {At(0.95):N1}, p99 {At(0.99):N1}, longest {At(1):N1} ms";
}
