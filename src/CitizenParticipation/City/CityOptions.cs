using System.ComponentModel.DataAnnotations;

namespace CitizenParticipation.City;

/// <summary>Section <c>City</c>.</summary>
public sealed class CityOptions
{
    /// <summary>Folder below <c>seeds</c> that holds the city profile.</summary>
    [Required, RegularExpression("^[a-z0-9-]+$", ErrorMessage = "City:Profile is a folder name of small letters, digits and hyphens.")]
    public string Profile { get; set; } = "gelsenkirchen";

    /// <summary>The address under which people reach the platform; links in mails start with it.</summary>
    [Url(ErrorMessage = "City:PublicAddress must be an address such as https://mitmachen.example.org.")]
    public string? PublicAddress { get; set; }

    /// <summary>Where the profiles lie; by default the folder <c>seeds</c> beside the application.</summary>
    public string? SeedsDirectory { get; set; }

    /// <summary>Whether demonstration people, processes and proposals are created on first start. By default in Development only.</summary>
    public bool? Demonstration { get; set; }

    /// <summary>Overrides the least age of the city profile.</summary>
    [Range(6, 99)]
    public int? MinimumAge { get; set; }
}
