namespace KubernetesInAction.Chapter18;

/// <summary>A website whose pages are in a Git repository.</summary>
[Resource("extensions.example.com", "v1", "websites")]
public sealed record Website : ApiObject
{
    /// <summary>What is asked for.</summary>
    public WebsiteSpec Spec { get; init; } = new();
}

/// <summary>What is asked for of a website.</summary>
public sealed record WebsiteSpec : ApiRecord
{
    /// <summary>Where its pages are; required.</summary>
    public string? GitRepo { get; init; }
}
