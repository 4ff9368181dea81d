"""The fields and edges of each kind of object that the sandbox has, by name, as Meta's business SDK 26.0 lists them."""

from collections.abc import Mapping
from typing import Final

_NAMES: Final[Mapping[str, str]] = {
    "IGUser": """
        account_type agencies authorized_adaccounts available_catalogs biography branded_content_ad_permissions
        branded_content_advertisable_medias branded_content_tag_approval business_discovery
        business_messaging_feature_status catalog_product_search collaboration_invites collaborative_media
        collaborative_media_search connected_threads_user content_publishing_limit conversations
        creator_marketplace_creators dataset followers_count follows_count has_profile_pic id ig_id insights
        instagram_backed_threads_user is_published legacy_instagram_user_id live_media media media_count
        mentioned_comment mentioned_media messenger_profile mini_shop_storefront name notification_message_tokens
        owner_business product_appeal profile_picture_url recently_searched_hashtags scheduled_media
        shopping_product_tag_eligibility shopping_review_status stories subscribed_apps tags thread_owner
        upcoming_events user_id username website welcome_message_flows
    """,
    "IGMedia": """
        alt_text audio_id boost_ads_list boost_eligibility_info branded_content_partner_promote caption children
        collaborators comments comments_count copyright_check_information current_live_viewer_count has_poll has_slider
        id ig_id ingest_first_video_received_time ingest_is_ready_to_start ingest_key ingest_last_heartbeat_time
        ingest_state ingest_url ingest_video_height ingest_video_width insights is_ai_generated is_comment_enabled
        is_shared_to_feed legacy_instagram_media_id like_count live_reactions live_status media_audio_type
        media_product_type media_type media_url owner permalink product_tags reposts_count saved_count shares_count
        shortcode thumbnail_url timestamp total_comments_count total_like_count total_views_count username video_title
        view_count
    """,
    "IGComment": """
        from hidden id legacy_instagram_comment_id like_count media parent_id replies text timestamp user username
    """,
    "Page": """
        ab_tests about access_token ad_campaign ads_eligibility ads_posts affiliation agencies albums app_id
        ar_experience artists_we_like assigned_users attire available_promo_offer_ids awards band_interests band_members
        best_page bio birthday blocked booking_agent breaking_news_usage built business businessprojects call_to_actions
        can_checkin can_post canvas_elements canvases category category_list chat_plugin checkins
        commerce_merchant_settings commerce_orders commerce_payouts commerce_transactions company_overview
        connected_instagram_account connected_page_backed_instagram_account contact_address conversations
        copyright_attribution_insights copyright_whitelisted_ig_partners country_page_likes cover
        crosspost_whitelisted_pages ctx_optimization_eligibility culinary_team current_location custom_labels
        custom_user_settings dataset delivery_and_pickup_option_info description description_html
        differently_open_offerings directed_by display_subtext displayed_message_response_time
        does_viewer_have_page_permission_link_ig emails engagement events fan_count fantasy_games featured_video
        features feed followers_count food_styles founded general_info general_manager genre global_brand_children
        global_brand_page_name global_brand_root_id has_added_app has_lead_access
        has_transitioned_to_new_page_experience has_whatsapp_business_number has_whatsapp_number hometown hours id
        image_copyrights impressum indexed_videos influences insights instagram_accounts instagram_business_account
        is_always_open is_calling_eligible is_chain is_community_page is_eligible_for_branded_content
        is_eligible_for_disable_connect_ig_btn_for_non_page_admin_am_web is_messenger_bot_get_started_enabled
        is_messenger_platform_bot is_owned is_permanently_closed is_published is_unclaimed is_verified
        is_webhooks_subscribed keywords leadgen_forms leadgen_tos_acceptance_time leadgen_tos_accepted
        leadgen_tos_accepting_user likes link live_videos location locations media_fingerprints members merchant_id
        merchant_review_status message_templates messaging_feature_review messaging_feature_status
        messenger_ads_default_icebreakers messenger_ads_default_quick_replies messenger_ads_quick_replies_type
        messenger_call_permissions messenger_call_settings messenger_lead_forms messenger_profile mini_shop_storefront
        mission mpg name name_with_location_descriptor network new_like_count notification_message_tokens offer_eligible
        overall_star_rating owner_business page_backed_instagram_accounts page_backed_threads_account_id page_token
        parent_page parking payment_options personal_info personal_interests personas pharma_safety_info phone photos
        pickup_options picture place_type plot_outline posts preferred_audience press_contact price_range priority_hours
        privacy_info_url produced_by product_catalogs products promotion_eligible promotion_ineligible_reason
        public_transit published_posts rating_count ratings recipient record_label release_date restaurant_services
        restaurant_specialties roles rtb_dynamic_posts schedule scheduled_posts screenplay_by season settings
        shop_setup_status single_line_address space_participants starring start_info store_code
        store_location_descriptor store_locations store_number stories studio subscribed_apps
        supports_donate_button_in_live_video tabs tagged talking_about_count tasks temporary_status thread_owner threads
        unread_message_count unread_notif_count unseen_message_count user_access_expire_time username
        verification_status video_copyright_rules video_lists video_reels videos visitor_posts voip_info website
        welcome_message_flows were_here_count whatsapp_number written_by
    """,
    "PagePost": """
        actions admin_creator allowed_advertising_objectives application attachments backdated_time call_to_action
        can_reply_privately child_attachments comments comments_mirroring_domain coordinates created_time dynamic_posts
        event expanded_height expanded_width feed_targeting from full_picture height icon id insights
        instagram_eligibility is_app_share is_eligible_for_dark_post is_eligible_for_promotion is_expired
        is_fb_live_videos is_hidden is_inline_created is_instagram_eligible is_live_clip is_popular is_published
        is_spherical likes message message_tags multi_share_end_card multi_share_optimized parent_id permalink_url
        picture place privacy promotable_id promotion_status properties reactions scheduled_publish_time sharedposts
        shares sponsor_tags status_type story story_tags subscribed target targeting timeline_visibility to updated_time
        via video_buying_eligibility was_fb_live_videos width
    """,
    "Comment": """
        admin_creator application attachment can_comment can_hide can_like can_remove can_reply_privately comment_count
        comments created_time from id is_hidden is_private like_count likes live_broadcast_timestamp message
        message_tags object parent permalink_url private_reply_conversation reactions user_likes
    """,
    "Profile": """
        can_post id link name pic pic_crop pic_large pic_small pic_square picture profile_type type username
    """,
}

KNOWN: Final = {kind: frozenset(names.split()) for kind, names in _NAMES.items()}
"""What a call may ask of each kind of object. `tasks` comes with a person's list of Pages, `type` with a reaction."""
