using ClusterSim.Api.Authorization;
using ClusterSim.ApiServer.Validation;

namespace ClusterSim.ApiServer.Access;

/// <summary>Finds what is wrong with a question about access.</summary>
/// <remarks>Source: pkg/apis/authorization/validation/validation.go (v1.36).</remarks>
internal static class ReviewValidation
{
    private static readonly FieldPath Resource = FieldPath.Spec["resourceAttributes"];
    private static readonly FieldPath NonResource = FieldPath.Spec["nonResourceAttributes"];

    public static void Validate(SubjectAccessReview review)
    {
        var errors = new FieldErrors();
        ValidateSpec(review.Spec, errors);
        ValidateMetadata(review.Metadata, errors);
        ThrowIfAny(review, errors);
    }

    public static void Validate(LocalSubjectAccessReview review)
    {
        var errors = new FieldErrors();
        ValidateSpec(review.Spec, errors);
        ValidateMetadata(review.Metadata with { Namespace = null }, errors);
        if (review.Spec.ResourceAttributes is { } resource && resource.Namespace != review.Metadata.Namespace)
            errors.Invalid(Resource["namespace"], resource.Namespace ?? "", "must match metadata.namespace");
        if (review.Spec.NonResourceAttributes is { } path)
            errors.Invalid(NonResource, path, "disallowed on this kind of request");
        ThrowIfAny(review, errors);
    }

    public static void Validate(SelfSubjectAccessReview review)
    {
        var errors = new FieldErrors();
        ValidateAttributes(review.Spec.ResourceAttributes, review.Spec.NonResourceAttributes, errors);
        ValidateMetadata(review.Metadata, errors);
        ThrowIfAny(review, errors);
    }

    private static void ValidateSpec(SubjectAccessReviewSpec spec, FieldErrors errors)
    {
        ValidateAttributes(spec.ResourceAttributes, spec.NonResourceAttributes, errors);
        if (string.IsNullOrEmpty(spec.User) && spec.Groups.Count == 0)
            errors.Invalid(FieldPath.Spec["user"], spec.User ?? "", "at least one of user or group must be specified");
    }

    private static void ValidateAttributes(ResourceAttributes? resource, NonResourceAttributes? path, FieldErrors errors)
    {
        if (resource is not null && path is not null)
            errors.Invalid(NonResource, path, "cannot be specified in combination with resourceAttributes");
        if (resource is null && path is null)
            errors.Invalid(Resource, null, "exactly one of nonResourceAttributes or resourceAttributes must be specified");
    }

    private static void ValidateMetadata(ObjectMeta metadata, FieldErrors errors)
    {
        if (metadata with { ManagedFields = [] } != new ObjectMeta())
            errors.Invalid(FieldPath.Metadata, metadata, "must be empty");
    }

    private static void ThrowIfAny(ApiObject review, FieldErrors errors)
    {
        if (errors.Any)
            throw ApiErrors.Invalid("authorization.k8s.io", review.Kind, "", errors);
    }
}
