namespace UnitTesting.Operators;

/// <summary>A website of one page, served by any number of web servers and known by a domain name.</summary>
[Resource("example.com", "v1", "websites", Subresources = Subresources.Status)]
public sealed record Website : ApiObject
{
    /// <summary>What is asked for.</summary>
    public WebsiteSpec Spec { get; init; } = new();

    /// <summary>What there is.</summary>
    public WebsiteStatus Status { get; init; } = new();
}

/// <summary>What is asked for of a website.</summary>
public sealed record WebsiteSpec : ApiRecord
{
    /// <summary>The page.</summary>
    public string Page { get; init; } = "";

    /// <summary>The domain name.</summary>
    public string Domain { get; init; } = "";

    /// <summary>How many web servers; null means one.</summary>
    public int? Replicas { get; init; }
}

/// <summary>What there is of a website.</summary>
public sealed record WebsiteStatus : ApiRecord
{
    /// <summary>How many web servers are ready.</summary>
    public int ReadyReplicas { get; init; }

    /// <summary>The address that the domain name leads to; null until it does.</summary>
    public string? Address { get; init; }
}
