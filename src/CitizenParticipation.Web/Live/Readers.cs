namespace CitizenParticipation.Web.Live;

/// <summary>How many browsers watch at this moment, of this application.</summary>
public sealed class Readers
{
    private int count;

    public int Count => Volatile.Read(ref count);

    public void Joined() => Interlocked.Increment(ref count);

    public void Left() => Interlocked.Decrement(ref count);
}
