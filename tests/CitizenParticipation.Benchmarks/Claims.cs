namespace CitizenParticipation.Benchmarks;

/// <summary>Prints each claim with its bound and remembers whether all held.</summary>
internal sealed class Claims
{
    private bool missed;

    public int ExitCode => missed ? 1 : 0;

    public void AtLeast(string what, double value, double bound) => Say(what, value, ">=", bound, value >= bound);

    public void AtMost(string what, double value, double bound) => Say(what, value, "<=", bound, value <= bound);

    private void Say(string what, double value, string sign, double bound, bool held)
    {
        missed |= !held;
        Console.WriteLine($"{(held ? "holds " : "MISSED")}  {what}: {value:0.##} ({sign} {bound:0.##})");
    }
}
