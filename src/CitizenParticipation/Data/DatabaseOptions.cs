using System.ComponentModel.DataAnnotations;

namespace CitizenParticipation.Data;

/// <summary>Section <c>Database</c>.</summary>
public sealed class DatabaseOptions
{
    /// <summary>Which database engine stores everything. Only <c>Sqlite</c> is built in so far.</summary>
    [Required, AllowedValues("Sqlite", ErrorMessage = "Database:Provider must be Sqlite.")]
    public string Provider { get; set; } = "Sqlite";
}
