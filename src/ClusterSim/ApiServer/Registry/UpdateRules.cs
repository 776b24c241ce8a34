using ClusterSim.ApiServer.Strategies;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Registry;

/// <summary>What an update through a subresource may touch and what it is checked for.</summary>
internal abstract class UpdateRules(string subresource)
{
    public static UpdateRules Main { get; } = new MainRules();

    public static UpdateRules Status { get; } = new StatusRules();

    /// <summary>Name in the path; empty for the object as a whole.</summary>
    public string Subresource { get; } = subresource;

    public abstract ApiObject Prepare(ResourceStrategy strategy, ApiObject obj, ApiObject old);

    public abstract void Validate(ResourceStrategy strategy, ApiObject obj, ApiObject old, FieldErrors errors);

    /// <summary>Whether there is anything to write.</summary>
    /// <param name="asked">What the request came to.</param>
    /// <param name="prepared">What is left of it.</param>
    /// <param name="existing">What is stored.</param>
    public virtual bool IsChange(ApiObject asked, ApiObject prepared, ApiObject existing) => prepared != existing;

    public virtual IEnumerable<string> Warnings(ResourceStrategy strategy, ApiObject obj, ApiObject old) => [];

    private sealed class MainRules() : UpdateRules("")
    {
        public override ApiObject Prepare(ResourceStrategy strategy, ApiObject obj, ApiObject old)
        {
            var prepared = strategy.PrepareForUpdate(obj, old);
            var metadata = prepared.Metadata;
            return strategy.HasGeneration && metadata.Generation == old.Metadata.Generation && strategy.IsNewGeneration(prepared, old)
                ? prepared with { Metadata = metadata with { Generation = metadata.Generation + 1 } }
                : prepared;
        }

        public override void Validate(ResourceStrategy strategy, ApiObject obj, ApiObject old, FieldErrors errors) => strategy.ValidateUpdate(obj, old, errors);

        public override IEnumerable<string> Warnings(ResourceStrategy strategy, ApiObject obj, ApiObject old) => strategy.WarningsOnUpdate(obj, old);
    }

    private sealed class StatusRules() : UpdateRules("status")
    {
        public override ApiObject Prepare(ResourceStrategy strategy, ApiObject obj, ApiObject old) => strategy.PrepareForStatusUpdate(obj, old);

        public override void Validate(ResourceStrategy strategy, ApiObject obj, ApiObject old, FieldErrors errors) => strategy.ValidateStatusUpdate(obj, old, errors);
    }
}
