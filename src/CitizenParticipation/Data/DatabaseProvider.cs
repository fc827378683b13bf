namespace CitizenParticipation.Data;

/// <summary>Which engine stores everything.</summary>
public enum DatabaseProvider
{
    /// <summary>One file beside the application, one server process.</summary>
    Sqlite = 0,

    /// <summary>A server of its own; several processes of the platform may share it.</summary>
    Postgres = 1,
}
