namespace CitizenParticipation.Data;

/// <summary>The engine and where it is, settled once at start.</summary>
public sealed record DatabaseChoice(DatabaseProvider Provider, string ConnectionString)
{
    /// <summary>Without the connection string: it holds a password.</summary>
    public override string ToString() => Provider.ToString();
}
